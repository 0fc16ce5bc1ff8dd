import { NewAccount } from '@hourtab/contract/accounts'
import { NewEntry } from '@hourtab/contract/entries'
import { NewRetainer } from '@hourtab/contract/retainers'
import { NewTerms } from '@hourtab/contract/terms'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { detailOf, issueInWords } from './issue-in-words.ts'

function said(schema: z.ZodType, value: unknown): Record<string, string> {
  const { error } = schema.safeParse(value, { error: issueInWords, reportInput: true })
  return Object.fromEntries((error?.issues ?? []).map((issue) => [issue.path.join('/'), detailOf(issue)]))
}

test('what is missing is named, with what it takes', () => {
  expect(said(NewAccount, {})).toEqual({
    email: 'Email is needed: text of up to 254 characters',
    password: 'Password is needed: text of 8 to 128 characters',
    name: 'Name is needed: text of up to 100 characters',
    workspaceName: 'Workspace name is needed: text of up to 100 characters',
  })
  expect(said(NewTerms, {})).toEqual({
    from: 'From is needed: a day is written YYYY-MM-DD, e.g. 2026-07-12',
    capSeconds: 'Cap seconds is needed: a whole number above 0 and up to 36,000,000',
  })
})

test('what is of another kind is told what belongs there', () => {
  const entry = { workedOn: '2026-07-06', seconds: '3600', description: 7, billable: 'yes', vendor: 4 }
  expect(said(NewEntry, entry)).toEqual({
    seconds: 'A whole number from -3,600,000 to 3,600,000, not text',
    description: 'Text of up to 2,000 characters, not a number',
    billable: 'True or false, not text',
    vendor: 'Text of up to 120 characters, not a number',
  })
  expect(said(NewEntry, null)).toEqual({ '': 'An object, not null' })
})

test('what is to be chosen is told the choices', () => {
  const retainer = { clientName: 'Halden Rail', name: 'PMO', capHours: 20, startsOn: '2026-07-01' }
  expect(said(NewRetainer, { ...retainer, cadence: 'weekly', surplus: { kind: 'some' } })).toEqual({
    cadence: 'One of monthly, quarterly',
    'surplus/kind': 'One of none, all, upTo',
  })
  expect(said(NewRetainer, { ...retainer, surplus: {} })).toEqual({ 'surplus/kind': 'Kind is needed: one of none, all, upTo' })
})

test('what a schema says in its own words is left as it is', () => {
  expect(said(z.object({ resetDay: z.int().max(31, 'A day of the month, 1 to 31') }), { resetDay: 40 })).toEqual({
    resetDay: 'A day of the month, 1 to 31',
  })
})

test('figures, texts and lists out of bounds are told the bounds', () => {
  const schema = z.object({
    limit: z.coerce.number().int().min(1).max(200),
    rate: z.number().positive().multipleOf(0.5),
    note: z.string().max(3),
    days: z.array(z.iso.date('A day')).min(1),
    either: z.union([z.boolean(), z.number()]),
  })
  const out = { limit: 'many', rate: 0.3, note: 'four', days: [], either: 'x' }
  expect(said(schema, out)).toEqual({
    limit: 'A whole number from 1 to 200',
    rate: 'A multiple of 0.5',
    note: 'At most 3 characters',
    days: 'At least 1 in the list',
    either: 'True or false, not text, or a number, not text',
  })
  expect(said(schema, { limit: 0, rate: 0, note: '', days: ['2026-07-01', undefined], either: 1 })).toEqual({
    limit: 'At least 1',
    rate: 'More than 0',
    'days/1': 'Item 2 is needed: a day',
  })
})

test('no field of a request is ever answered in the words of the validator', () => {
  const values = [undefined, null, '', 'x', 0, -1, 1e9, 1.5, true, [], {}, [{}]]
  for (const schema of [NewAccount, NewEntry, NewRetainer, NewTerms]) {
    for (const name of Object.keys(schema.shape)) {
      for (const value of values)
        for (const detail of Object.values(said(schema, { [name]: value })))
          expect(detail).not.toMatch(/expected|received|invalid|undefined|NaN/i)
    }
  }
})
