import { readdirSync, readFileSync } from 'node:fs'
import { decode } from '@hourtab/domain/csv/decode'
import type { Draft } from '@hourtab/domain/csv/draft-types'
import { draftOf } from '@hourtab/domain/csv/drafts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepNeeded } from './keep-needed.ts'

const folder = new URL('../../../../../packages/domain/csv/fixtures/', import.meta.url)
const exports = readdirSync(folder).filter((name) => name.endsWith('.csv'))
const textOf = (name: string) => {
  const file = decode(readFileSync(new URL(name, folder)))
  if (file.refused) throw new Error(file.reason)
  return file.text
}
const given = { filename: 'export.csv', today: '2026-07-29' }

function draft(text: string, answers = {}): Draft {
  const read = draftOf(text, { ...given, answers })
  if (read.refused) throw new Error(read.reason)
  return read
}

// A row that is left out may give a plainer reason once its other cells are gone; who did the work, and its tags, are not kept.
const essence = ({ questions, rows, totals, dialect }: Draft) => ({
  dialect,
  questions,
  totals,
  rows: rows.map(({ person: _, reason: __, tags: ___, ...row }) => row),
})

test.each(exports)('what is kept of %s reads as the same entries, on the same lines', (name) => {
  const text = textOf(name)
  expect(essence(draft(keepNeeded(text)))).toEqual(essence(draft(text)))
})

test.each(exports)('nothing of what is kept of %s is a rate, an amount, a person or an address', (name) => {
  const header = /^.*(?:start date|startdatum|date,|datum|project;).*$/im
  const kept = keepNeeded(textOf(name)).replace(header, '')
  expect(kept).not.toMatch(/@\w|\w@|Moro|In[eé]s|USD|CHF|Euro|Dollar|150[.,]0|1500|237\.00|725,0/)
})

test('a title above the columns is not kept, and the lines keep their numbers', () => {
  const text =
    'sep=;\nReport of ana@studio.example\n\nDate;Description;Hours;Rate\n2026-07-06;"Two\nlines";1,5;150\n2026-07-07;Call;1;150\n'
  const kept = keepNeeded(text)
  expect(kept).not.toMatch(/studio\.example|150/)
  expect(draft(kept).rows.map(({ row }) => row)).toEqual(draft(text).rows.map(({ row }) => row))
})

test('a row with more cells than columns stays out', () => {
  const text = 'Date,Hours,Rate,Description\n2026-07-06,2,9,sync, notes\n2026-07-07,1,9,Call\n'
  expect(draft(keepNeeded(text)).rows.map(({ state, reason }) => reason ?? state)).toEqual([
    'more cells than the header has columns',
    'ready',
  ])
})

test('of a sheet whose columns have to be asked for, what can be chosen stays, and no address and no money', () => {
  const text = 'Wann,Was genau,Kontakt,Wie lange,Salary\n06.07.2026,Call,ana@studio.example,1:30,90\n'
  const kept = keepNeeded(text)
  expect(kept).toContain('06.07.2026,Call,@,1:30,·')
  expect(essence(draft(kept))).toEqual(essence(draft(text)))
})

const cell = fc.oneof(
  fc.constantFrom(
    '2026-07-06',
    '03/04/2026',
    '1:30',
    '2,5',
    '',
    ' ',
    'Total',
    'Call; notes',
    'a "word"',
    'two\nlines',
    'ana@studio.example',
  ),
  fc.string({ maxLength: 8 }),
)
const name = fc.constantFrom('Date', 'Description', 'Hours', 'Client', 'Project', 'Email', 'Rate', 'Amount', 'User', 'When', '')
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`

test('whatever a sheet looks like, what is kept of it reads as the sheet does', () => {
  const sheet = fc.record({
    names: fc.uniqueArray(name, { minLength: 3, maxLength: 7 }),
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 }),
    delimiter: fc.constantFrom(',', ';', '\t'),
  })
  fc.assert(
    fc.property(sheet, ({ names, rows, delimiter }) => {
      const text = [names, ...rows].map((cells) => cells.map(quote).join(delimiter)).join('\n')
      const read = draftOf(text, given)
      fc.pre(!read.refused && read.questions.every(({ kind }) => kind !== 'mapping'))
      expect(essence(draft(keepNeeded(text)))).toEqual(essence(draft(text)))
    }),
    { numRuns: 1000 },
  )
})
