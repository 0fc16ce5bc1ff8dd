import { z } from 'zod'
import { Balance, CycleLine } from './balance.ts'
import { endpoint } from './endpoint.ts'
import { WorkType } from './entries.ts'
import { RowEdit, RowId, RowPart } from './import-rows.ts'
import { Day, Id, Instant, Seconds, pageOf, pageQuery, plainText } from './primitives.ts'

/** What a row says, and what it becomes in the work log. */
const Work = z.object({
  workedOn: Day,
  seconds: Seconds,
  description: z.string(),
  workType: WorkType,
  vendor: z.string().nullable(),
  project: z.string().nullable(),
  billable: z.boolean(),
})

export const ImportRow = z.object({
  id: z.string().describe('Names the row in a change: its line, or the id of an entry that the file no longer has'),
  row: z.int().nullable().describe('The line in the file; null for an entry that the file no longer has'),
  state: z.enum(['new', 'changed', 'gone', 'unchanged', 'late', 'conflict', 'skipped']),
  reason: z.string().nullable(),
  ...Work.shape,
  workedOn: Day.nullable(),
  seconds: Seconds.nullable(),
  warnings: z.array(z.string()),
  notes: z.array(z.string()).describe('What was filled in from earlier corrections, and why'),
  excluded: z.boolean().describe('Left alone: not logged, not changed, not removed'),
  entryId: Id.nullable().describe('The entry it is about'),
  before: Work.nullable().describe('The entry as it is in the work log, where the row would change it'),
  decidable: z.boolean().describe('Whether there is something to decide: what a hand changed against what the file says'),
  decision: z.enum(['mine', 'theirs']).nullable().describe('What was decided: keep the log as a hand made it, or take the row'),
  read: Work.nullable().describe('The row as it was read, where it was edited or split in the draft'),
  parts: z.array(Work).describe('What the row is split into; empty when it is whole'),
})
export type ImportRow = z.output<typeof ImportRow>

export const ImportQuestion = z.object({
  id: z.string(),
  kind: z.enum(['date-order', 'clients', 'projects', 'mapping', 'range', 'covers', 'non-billable']),
  text: z.string(),
  choices: z.array(
    z.object({
      value: z.string(),
      label: z.string(),
      sample: z.array(z.string()).optional().describe('Of a column: what stands in it in the first rows'),
    }),
  ),
  answer: z
    .union([z.string(), z.array(z.string())])
    .nullable()
    .describe('Null while it is open; a draft with an open question cannot be published'),
  answeredBy: z
    .enum(['person', 'memory', 'default'])
    .nullable()
    .describe('Who gave the answer: a person here, a person in an earlier import, or nobody yet'),
  note: z.string().nullable().describe('Where an answer that nobody gave here comes from'),
})
export type ImportQuestion = z.output<typeof ImportQuestion>

export const ImportTotals = z.object({
  rows: z.int().describe('Rows in the file'),
  new: z.int(),
  changed: z.int(),
  gone: z.int(),
  unchanged: z.int(),
  late: z.int().describe('New rows of closed cycles: publishing logs them, and they count in the oldest open one'),
  conflicts: z.int(),
  skipped: z.int().describe('Rows that cannot be taken or were left out'),
  newSeconds: Seconds.describe('What the new rows add'),
  changeSeconds: Seconds.describe('What publishing adds to the work log, new, changed and gone rows together'),
  readSeconds: Seconds.describe('The sum of all rows that were read'),
  fileSeconds: Seconds.nullable().describe('The total that the file itself states'),
})
export type ImportTotals = z.output<typeof ImportTotals>

const summary = {
  id: Id,
  retainerId: Id,
  filename: z.string(),
  dialect: z.string().describe('Which tracker the file comes from'),
  state: z.enum(['draft', 'published', 'undone', 'discarded']),
  totals: ImportTotals,
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
    range: z.object({ from: Day, through: Day }).nullable().describe('The days the file speaks for: what it no longer has in them is gone'),
    rows: z.array(ImportRow).describe('The first 1,000 rows; what changes something comes first'),
    rowsOmitted: z.int(),
    warnings: z.array(z.string()).describe('What concerns the file as a whole'),
    diff: z.string().describe('Stands for what publishing would do; name it when publishing what you looked at'),
    cycles: z.array(z.object({ before: CycleLine, after: CycleLine })).describe('Every cycle that publishing touches, oldest first'),
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
    answers: z
      .record(plainText(100), z.union([plainText(500), z.array(plainText(500)).max(1000)]))
      .describe('Question id to the chosen value or values; a range is `2026-07-01/2026-07-31`'),
    excludedRows: z
      .array(z.union([z.int().positive(), RowId]))
      .max(200_000)
      .describe('All rows to leave alone, by id or line; those of before that are not in it are taken again'),
    decisions: z.record(RowId, z.enum(['mine', 'theirs']).nullable()).describe('Of conflicts, by the id of the row; null leaves it open'),
    edits: z.record(RowId, RowEdit.nullable()).describe('What to write over rows, by id; null takes the row as it was read'),
    splits: z
      .record(RowId, z.array(RowPart).min(2).max(20).nullable())
      .describe('Parts that add up to their row, by its id; null makes it whole'),
  })
  .partial()
  .meta({ examples: [{ answers: { 'date-order': 'MDY' } }] })
export type ImportChange = z.output<typeof ImportChange>

const onRetainer = z.object({ retainerId: Id })
const onImport = z.object({ importId: Id })
const answer = z.object({ import: Import })
const settled = z.object({
  import: ImportSummary,
  balance: Balance,
  kept: z.int().describe('Entries that were left as somebody edited them by hand'),
})

export const listImports = endpoint({
  name: 'listImports',
  method: 'GET',
  path: '/api/v1/retainers/:retainerId/imports',
  summary: 'Imports of a retainer, newest first',
  description: 'Drafts, published, undone and discarded ones.',
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
  description:
    'The tracker is recognised by its columns. The draft says row by row what is new, changed or gone against the work log, asks what the file leaves open, and stores no entry until it is published. A file that cannot be an import is refused with 422.',
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
  description: 'With its open questions, its rows and the balance before and after.',
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
  summary: 'Answer the questions of a draft, leave rows out, edit, split or decide them',
  description: 'What is left out stays. The answer is the draft as it is then.',
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
  description: 'Only a draft can be discarded; a published import is taken back with `undoImport`.',
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
  summary: 'Publish a draft: the work log follows its new, changed and gone rows, all or none',
  description:
    'Answers 409 while a question is open, or when the work log has changed since the draft was read. Entries that a hand has edited are left alone unless it was decided otherwise.',
  access: 'write',
  params: onImport,
  body: z
    .strictObject({
      diff: plainText(64).optional().describe('The `diff` you looked at; left out, the one last answered to a change of the draft'),
    })
    .meta({ examples: [{}] }),
  status: 200,
  response: settled,
  answers: [409],
})

export const undoImport = endpoint({
  name: 'undoImport',
  method: 'POST',
  path: '/api/v1/imports/:importId/undo',
  summary: 'Take a published import back: the work log is as it was before it',
  description: 'Imports that build on each other are taken back newest first. Entries that were edited by hand since are kept.',
  access: 'write',
  params: onImport,
  status: 200,
  response: settled,
  answers: [409],
})
