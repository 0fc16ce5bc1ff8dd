import type { ClosedCycle } from '@hourtab/domain/ledger-closed'
import { z } from 'zod'
import { Balance, CycleRange, ExplanationLine, figures } from './balance.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Seconds, TimeZone, pageOf, pageQuery } from './primitives.ts'
import { PublicEntry } from './public-balance.ts'
import { Terms } from './terms.ts'

export type { ClosedCycle }

const numbered = {
  number: z.int().describe('Counts the cycles of a retainer from 1'),
  version: z.int().describe('Above 1 where the cycle was reopened and closed again'),
}
const Hash = z.string().describe('SHA-256, in hexadecimal, of the document as canonical JSON (RFC 8785)')

const ClosedRange = CycleRange.omit({ state: true, resumesOn: true, pausesOn: true })

/** An entry as a statement prints it. */
const StatementEntry = PublicEntry.extend({ late: z.boolean(), corrects: Id.nullable() })

/** A closed cycle as it is printed: what a client may see of it, frozen. */
export const StatementDocument = z
  .object({
    ...numbered,
    client: z.string(),
    retainer: z.string(),
    retainerId: Id,
    timeZone: TimeZone,
    cycle: ClosedRange,
    terms: Terms.describe('In force in the cycle'),
    counts: z.enum(['all', 'billable']).describe('Which entries count: all, or billable ones only'),
    ...figures,
    sentence: z.string().describe('The header line in words'),
    explanation: z.array(ExplanationLine).describe('The sum behind the balance'),
    entries: z.array(StatementEntry).describe('The work log in its order, oldest first'),
    closedAt: Instant,
  })
  .meta({ id: 'StatementDocument' })
export type StatementDocument = z.output<typeof StatementDocument>

/** A statement whole. It never changes; a cycle that is reopened gets another. */
export const Statement = z.object({ id: Id, retainerId: Id, hash: Hash, document: StatementDocument }).meta({ id: 'Statement' })
export type Statement = z.output<typeof Statement>

/** A statement in a list. */
export const StatementSummary = z
  .object({
    id: Id,
    retainerId: Id,
    ...numbered,
    cycle: ClosedRange,
    ...figures,
    entryCount: z.int(),
    hash: Hash,
    closedAt: Instant,
    reopenedAt: Instant.nullable().describe('When its cycle was opened again; such a statement is no longer in force'),
  })
  .meta({ id: 'StatementSummary' })
export type StatementSummary = z.output<typeof StatementSummary>

/** What a closed cycle comes to, for the PM alone: in hundredths of the currency, and in words. */
export const Amounts = z
  .object({
    agreed: z
      .enum(['at-closing', 'today'])
      .describe('Whose rate and fee these are: those of the closing, or today’s where there were none then'),
    currency: z.string().nullable(),
    feeCents: z.int().nullable(),
    hourlyRateCents: z.int().nullable(),
    overSeconds: Seconds,
    overageCents: z.int().nullable().describe('The printed hours over times the rate, rounded half up; null without a rate'),
    totalCents: z.int().nullable().describe('Fee and overage; null without either'),
    lines: z
      .array(z.object({ label: z.string(), amount: z.string() }))
      .describe('The same as it is printed, the total last; empty where neither rate nor fee is set'),
  })
  .meta({ id: 'Amounts' })
export type Amounts = z.output<typeof Amounts>

export const NewStatement = z
  .strictObject({
    cycleStartsOn: Day.optional().describe('The first day of the cycle you mean to close; 409 when another is the oldest open one'),
  })
  .meta({ examples: [{ cycleStartsOn: '2026-07-01' }] })
export type NewStatement = z.output<typeof NewStatement>

const onRetainer = z.object({ retainerId: Id })
const onStatement = z.object({ statementId: Id })
const settled = z.object({ statement: StatementSummary, balance: Balance.describe('Of the cycle of today') })

export const closeCycle = endpoint({
  name: 'closeCycle',
  method: 'POST',
  path: '/api/v1/retainers/:retainerId/statements',
  summary: 'Close the oldest open cycle, once it is over, and issue its statement',
  description: 'Freezes what is printed. Cycles are closed one after the other, each from the day after its end on.',
  access: 'write',
  params: onRetainer,
  body: NewStatement,
  status: 201,
  response: settled,
  noun: 'statement',
  tag: 'hash',
})

export const listStatements = endpoint({
  name: 'listStatements',
  method: 'GET',
  path: '/api/v1/retainers/:retainerId/statements',
  summary: 'Every statement of a retainer, newest first',
  description: 'A cycle that was opened again has several; the newest is in force.',
  access: 'read',
  params: onRetainer,
  query: z.strictObject(pageQuery),
  status: 200,
  response: pageOf(StatementSummary),
})

export const readStatement = endpoint({
  name: 'readStatement',
  method: 'GET',
  path: '/api/v1/statements/:statementId',
  summary: 'One statement, as it was printed',
  description: 'What was printed, word for word, and its SHA-256. It never changes, so it can be cached for ever.',
  access: 'read',
  params: onStatement,
  status: 200,
  response: z.object({ statement: Statement }),
  noun: 'statement',
  tag: 'hash',
})

export const exportStatement = endpoint({
  name: 'exportStatement',
  method: 'GET',
  path: '/api/v1/statements/:statementId.csv',
  summary: 'A statement as a CSV file: the lines of its sum, its entries oldest first',
  description: 'Cells that a spreadsheet would run as a formula are made harmless.',
  access: 'read',
  params: onStatement,
  status: 200,
  response: z.string(),
  media: 'text/csv',
})

export const paper = z.enum(['a4', 'letter']).default('a4')
export type Paper = z.output<typeof paper>

/** Tagged, with its fonts in it, and the same bytes every time. */
export const printStatement = endpoint({
  name: 'printStatement',
  method: 'GET',
  path: '/api/v1/statements/:statementId.pdf',
  summary: 'A statement as a PDF file, on A4 or Letter',
  description: 'A tagged PDF with its fonts in it; the same bytes every time.',
  access: 'read',
  params: onStatement,
  query: z.strictObject({ paper: paper.describe('The size of the paper: a4 or letter') }),
  status: 200,
  response: z.custom<Uint8Array>(),
  media: 'application/pdf',
})

export const readAmounts = endpoint({
  name: 'readAmounts',
  method: 'GET',
  path: '/api/v1/statements/:statementId/amounts',
  summary: 'What a closed cycle comes to; no client sees this',
  description: 'Fee and overage at the rate that was agreed at closing. No client sees this, and no link shows it.',
  access: 'read',
  params: onStatement,
  status: 200,
  response: z.object({ amounts: Amounts }),
})

/** The statement stays readable. Work of the cycle that was logged late counts in it again. */
export const reopenStatement = endpoint({
  name: 'reopenStatement',
  method: 'POST',
  path: '/api/v1/statements/:statementId/reopen',
  summary: 'Open the newest closed cycle again; closing it issues another version of its statement',
  description: 'The statement stays readable, marked as no longer in force. Work that was logged late counts in its own cycle again.',
  access: 'admin',
  params: onStatement,
  status: 200,
  response: settled,
})
