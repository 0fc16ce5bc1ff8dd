import type { ImportQuestion } from '@hourtab/contract/imports'
import { expect, test } from 'vitest'
import { suggestColumn } from './suggest-column.ts'

const asked = (id: string, ...choices: [label: string, ...sample: string[]][]) =>
  ({ id, choices: choices.map(([label, ...sample], at) => ({ value: String(at + 1), label, sample })) }) as ImportQuestion

test('a column is suggested by its name', () => {
  expect(suggestColumn(asked('column-duration', ['Number (3)', '3'], ['Hours (8)', '8']))).toBe('2')
  expect(suggestColumn(asked('column-date', ['Created (2026-07-01)'], ['Wann (2026-07-06)']))).toBe('2')
})

test('the example in its label is not its name', () => {
  expect(suggestColumn(asked('column-description', ['Who (Day shift)', 'Day shift'], ['Notes (x)', 'x']))).toBe('2')
})

test('where no name tells, the column with most words says what was done, and else the first is as good as any', () => {
  expect(suggestColumn(asked('column-description', ['A', 'Ines', 'Ines'], ['B', 'Call with the steering group', 'Review']))).toBe('2')
  expect(suggestColumn(asked('column-duration', ['A', '1'], ['B', '2']))).toBe('1')
  expect(suggestColumn(asked('column-date'))).toBeUndefined()
})
