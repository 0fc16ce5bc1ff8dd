import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { decode } from './decode.ts'
import type { DraftRow } from './draft-types.ts'
import { draftOf } from './drafts.ts'

// Beside every export lies `<name>.entries`: what it was recognised as, what is asked, and each row as it would be logged. In `refused`
// lie those that can be no import, with the reason in `<name>.reason`.
const folder = new URL('fixtures/', import.meta.url)
const refusedFolder = new URL('fixtures/refused/', import.meta.url)
const exports = readdirSync(folder).filter((name) => name.endsWith('.csv'))
const refused = readdirSync(refusedFolder).filter((name) => name.endsWith('.csv'))
const today = '2026-07-29'
const textOf = (name: string, from: URL) => {
  const file = decode(readFileSync(new URL(name, from)))
  if (file.refused) throw new Error(file.reason)
  return file.text
}

test.each(exports)('%s gives exactly the entries that lie beside it', async (name) => {
  const draft = draftOf(textOf(name, folder), { filename: name, today })
  if (draft.refused) throw new Error(draft.reason)
  const { dialect, columns, unread, questions, rows, skips, totals } = draft
  const { fileTotalSeconds: total, datedSeconds } = totals
  const lines = [
    `${dialect.id} · ${dialect.name} · ${dialect.why}`,
    Object.entries(columns)
      .map(([field, header]) => `${field}: ${header}`)
      .join(' · '),
    ...(unread.length > 0 ? [`not read: ${unread.join(' · ')}`] : []),
    ...questions.map(({ id, text, choices }) => `? ${id} · ${text} ${choices.map(({ value, label }) => `[${value}] ${label}`).join(' ')}`),
    `${totals.rows} rows · ${totals.ready} ready · ${totals.skipped} skipped · ${totals.seconds} s`,
    ...(total === undefined ? [] : [`the file says ${total} s, its rows ${datedSeconds} s`]),
    ...skips.map(({ kind, reason, rows: n }) => `left out: ${n} × ${kind} · ${reason}`),
    ...rows.map(lineOf),
  ]
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(fileURLToPath(new URL(name.replace('.csv', '.entries'), folder)))
})

test.each(refused)('%s is refused with the reason that lies beside it', async (name) => {
  const draft = draftOf(textOf(name, refusedFolder), { filename: name, today })
  const reason = draft.refused ? draft.reason : 'not refused'
  await expect(`${reason}\n`).toMatchFileSnapshot(fileURLToPath(new URL(name.replace('.csv', '.reason'), refusedFolder)))
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
  tags,
  billable,
  warnings,
  sourceId,
  key,
}: DraftRow): string {
  const whose = [client, project, person].map((name) => name ?? '–').join(' / ')
  const said = [
    `${workedOn ?? '–'} ${seconds ?? '–'} s`,
    description,
    [workType, vendor].filter(Boolean).join(' '),
    whose,
    billable ? 'billable' : 'not billable',
    ...tags.map((tag) => `#${tag}`),
    ...(sourceId === null ? [] : [`id ${sourceId}`]),
  ]
  return [`${row} ${state}${reason ? `: ${reason}` : ''}`, ...said, ...warnings.map((warning) => `! ${warning}`), `key ${key}`].join(' · ')
}
