import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { decode } from './decode.ts'
import type { DraftRow } from './draft-types.ts'
import { draftOf } from './drafts.ts'

// Beside every export lies `<name>.entries`: what it was recognised as, what is asked, and each row as it would be logged.
const folder = new URL('fixtures/', import.meta.url)
const exports = readdirSync(folder).filter((name) => name.endsWith('.csv'))

test.each(exports)('%s gives exactly the entries that lie beside it', async (name) => {
  const file = decode(readFileSync(new URL(name, folder)))
  if (file.refused) throw new Error(file.reason)
  const draft = draftOf(file.text, { filename: name, today: '2026-07-29' })
  if (draft.refused) throw new Error(draft.reason)
  const { dialect, columns, questions, rows, totals } = draft
  const lines = [
    `${dialect.id} · ${dialect.name} · ${dialect.why}`,
    Object.entries(columns)
      .map(([field, header]) => `${field}: ${header}`)
      .join(' · '),
    ...questions.map(({ id, text, choices }) => `? ${id} · ${text} ${choices.map(({ value, label }) => `[${value}] ${label}`).join(' ')}`),
    `${totals.rows} rows · ${totals.ready} ready · ${totals.skipped} skipped · ${totals.seconds} s`,
    ...rows.map(lineOf),
  ]
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(fileURLToPath(new URL(name.replace('.csv', '.entries'), folder)))
})

function lineOf({
  row,
  state,
  reason,
  workedOn,
  seconds,
  description,
  workType,
  vendor,
  client,
  project,
  person,
  billable,
  warnings,
  key,
}: DraftRow): string {
  const whose = [client, project, person].map((name) => name ?? '–').join(' / ')
  const said = [
    `${workedOn ?? '–'} ${seconds ?? '–'} s`,
    description,
    [workType, vendor].filter(Boolean).join(' '),
    whose,
    billable ? 'billable' : 'not billable',
  ]
  return [`${row} ${state}${reason ? `: ${reason}` : ''}`, ...said, ...warnings.map((warning) => `! ${warning}`), `key ${key}`].join(' · ')
}
