import { expect, test } from 'vitest'
import { belongingInWords, keepFile, keptFile } from './recognised.ts'

const file = new File(['Date,Description,Hours'], 'july.csv')

test('a file that was recognised says why it came where it came, a guess by its name too', () => {
  const title = 'Halden Rail · PMO retainer'
  expect(belongingInWords({ because: 'earlier', title })).toBe(`It came here because earlier imports like it went to ${title}.`)
  expect(belongingInWords({ because: 'name', title })).toContain('No earlier import says so.')
})

test('a file that a person sent to a retainer has nothing to explain', () => {
  keepFile('one', file, { id: 'r', title: 'Halden Rail · PMO retainer' })
  keepFile('two', file, { id: 'r', title: 'Halden Rail · PMO retainer', because: 'earlier' })
  expect([keptFile('one')?.belonging, keptFile('two')?.belonging?.because, keptFile('three')]).toEqual([undefined, 'earlier', undefined])
})
