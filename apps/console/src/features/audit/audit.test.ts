import { expect, test } from 'vitest'
import { wantedIn } from './audit.ts'

const id = '0198b0a0-0000-7000-8000-000000000000'
const read = (address: string) => wantedIn(new URLSearchParams(address))

test('an address says what is looked for', () => {
  expect(read(`person=${id}&what=terms&retainerId=${id}&from=2026-07-01&to=2026-07-31`)).toEqual({
    person: id,
    what: 'terms',
    retainerId: id,
    from: '2026-07-01',
    to: '2026-07-31',
  })
})

test('of an address that was typed wrong only what can be looked for is', () => {
  expect(read('person=me&what=toString&retainerId=&from=yesterday&to=2026-02-30&other=1')).toEqual({})
})
