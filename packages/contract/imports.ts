import { z } from 'zod'
import { Balance } from './balance.ts'
import { endpoint } from './endpoint.ts'
import { WorkType } from './entries.ts'
import { Day, Id, Instant, Seconds, pageOf, pageQuery, plainText } from './primitives.ts'

export const ImportRow = z.object({
  row: z.int().describe('The line in the file'),
  state: z.enum(['new', 'changed', 'gone', 'unchanged', 'late', 'skipped']),
  reason: z.string().nullable(),
  workedOn: Day.nullable(),
  seconds: Seconds.nullable(),
  description: z.string(),
  workType: WorkType,
  vendor: z.string().nullable(),
  project: z.string().nullable(),
  billable: z.boolean(),
  warnings: z.array(z.string()),
  excluded: z.boolean().describe('Left out by the PM'),
})
export type ImportRow = z.output<typeof ImportRow>

export const ImportQuestion = z.object({
  id: z.string(),
  kind: z.enum(['date-order', 'clients', 'projects', 'mapping']),
  text: z.string(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  answer: z.union([z.string(), z.array(z.string())]).nullable(),
})
export type ImportQuestion = z.output<typeof ImportQuestion>

const summary = {
  id: Id,
  retainerId: Id,
  filename: z.string(),
  dialect: z.string().describe('Which tracker the file comes from'),
  state: z.enum(['draft', 'published', 'undone', 'discarded']),
  totals: z.object({ rows: z.int(), new: z.int(), unchanged: z.int(), skipped: z.int(), newSeconds: Seconds }),
  createdAt: Instant,
  publishedAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
}

/** An upload and what it will do; it touches nothing until it is published. */
export const Import = z
  .object({
    ...summary,
    why: z.string().describe('How the file was recognised, in words'),
    questions: z.array(ImportQuestion),
    rows: z.array(ImportRow).describe('The first 1,000 rows'),
    rowsOmitted: z.int(),
    balanceBefore: Balance,
    balanceAfter: Balance,
  })
  .meta({ id: 'Import' })
export type Import = z.output<typeof Import>

/** An upload in a list. */
export const ImportSummary = z.object(summary).meta({ id: 'ImportSummary' })
export type ImportSummary = z.output<typeof ImportSummary>

export const ImportChange = z
  .strictObject({
    answers: z.record(plainText(100), z.union([plainText(500), z.array(plainText(500)).max(1000)])),
    excludedRows: z.array(z.int().positive()).max(200_000),
  })
  .partial()
  .meta({ examples: [{ answers: { 'date-order': 'MDY' } }] })
export type ImportChange = z.output<typeof ImportChange>

const onRetainer = z.object({ retainerId: Id })
const onImport = z.object({ importId: Id })
const answer = z.object({ import: Import })
const settled = z.object({ import: ImportSummary, balance: Balance })

export const listImports = endpoint({
  name: 'listImports',
  method: 'GET',
  path: '/api/v1/retainers/:retainerId/imports',
  summary: 'Imports of a retainer, newest first',
  access: 'read',
  params: onRetainer,
  query: z.strictObject(pageQuery),
  status: 200,
  response: pageOf(ImportSummary),
})

/** The body is the file: multipart with a `file`, or `text/csv`. */
export const draftImport = endpoint({
  name: 'draftImport',
  method: 'POST',
  path: '/api/v1/retainers/:retainerId/imports',
  summary: 'Upload an export of a time tracker; answers a draft, stores no entry',
  access: 'write',
  params: onRetainer,
  query: z.strictObject({ filename: z.string().max(255).optional() }),
  body: z.custom<FormData>(),
  upload: true,
  status: 201,
  response: answer,
  noun: 'import',
  answers: [413, 415, 422],
})

export const readImport = endpoint({
  name: 'readImport',
  method: 'GET',
  path: '/api/v1/imports/:importId',
  summary: 'One import, with what it will do or did',
  access: 'read',
  params: onImport,
  status: 200,
  response: answer,
  noun: 'import',
})

export const changeImport = endpoint({
  name: 'changeImport',
  method: 'PATCH',
  path: '/api/v1/imports/:importId',
  summary: 'Answer the questions of a draft, or leave rows out',
  access: 'write',
  params: onImport,
  body: ImportChange,
  status: 200,
  response: answer,
  noun: 'import',
  answers: [409],
})

export const discardImport = endpoint({
  name: 'discardImport',
  method: 'DELETE',
  path: '/api/v1/imports/:importId',
  summary: 'Discard a draft',
  access: 'write',
  params: onImport,
  status: 204,
  response: z.undefined(),
  answers: [409],
})

export const publishImport = endpoint({
  name: 'publishImport',
  method: 'POST',
  path: '/api/v1/imports/:importId/publish',
  summary: 'Publish a draft: its new rows become entries, all or none',
  access: 'write',
  params: onImport,
  status: 200,
  response: settled,
  answers: [409],
})

export const undoImport = endpoint({
  name: 'undoImport',
  method: 'POST',
  path: '/api/v1/imports/:importId/undo',
  summary: 'Take a published import back',
  access: 'write',
  params: onImport,
  status: 200,
  response: settled,
  answers: [409],
})
