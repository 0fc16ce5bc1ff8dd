import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { decode } from '@hourtab/domain/csv/decode'
import { findHeader, guessHeader } from '@hourtab/domain/csv/header'
import { isPrivate } from '@hourtab/domain/csv/private-columns'
import { readCsv } from '@hourtab/domain/csv/read'
import { describe, expect, test } from 'vitest'
import { fingerprint } from '../isolation/fingerprint.ts'
import { workerDatabase } from '../own-database.ts'
import { studio } from '../studio.ts'

const folder = new URL('../../../../packages/domain/csv/fixtures/', import.meta.url)
const exports = readdirSync(folder).filter((name) => name.endsWith('.csv'))

// People, and what is watched of them, beside what is private by its name.
const aPerson =
  /^(?:user|username|member|person|name|first name|last name|full name|employee\b.*|staff.*|benutzer|utilisateur|usuario|usuário|do utilizador|gebruiker|fname|lname|group|teams?|roles?|approved by|invoice id|idle|activity %|location.*|ip address|vat-id|account)$/i

/** The cells of a file that must not be kept: of private columns, and nowhere else in it. */
function secretsOf(text: string): string[] {
  const sheet = readCsv(text)
  if (sheet.refused) return []
  const layout = findHeader(sheet.rows) ?? guessHeader(sheet.rows)
  if (!layout) return []
  const isSecret = layout.header.map((name) => isPrivate(name) || aPerson.test(name))
  const rows = sheet.rows.slice(layout.at + 1)
  const kept = [...layout.header, ...rows.flatMap(({ cells }) => cells.filter((_, column) => !isSecret[column]))].join('\n')
  const cells = rows.flatMap((row) => row.cells.filter((_, column) => isSecret[column]).map((cell) => cell.trim()))
  return [...new Set(cells)].filter((cell) => cell.length >= 4 && !/^(?:true|false|yes|no|\d{1,3})$/i.test(cell) && !kept.includes(cell))
}

const holds = (text: string, secret: string) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}.,])${secret.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}(?![\p{L}\p{N}.,])`, 'u').test(text)

/** Everything the database holds of a workspace, and the packed files in it. */
async function stored(workspaceId: string): Promise<string> {
  const { database } = await workerDatabase()
  const { rows } = await database.pool.query<{ source: Buffer | null }>('select source from imports where workspace_id = $1', [workspaceId])
  const sources = rows.map(({ source }) => (source ? gunzipSync(source).toString() : ''))
  return [(await fingerprint(workspaceId)).replaceAll(/"source": "\\\\x[0-9a-f]*"/g, ''), ...sources].join('\n')
}

test('the exports that are looked into hold rates, amounts, addresses and people', () => {
  const secrets = exports.flatMap((name) => {
    const file = decode(readFileSync(new URL(name, folder)))
    return file.refused ? [] : secretsOf(file.text)
  })
  expect(secrets.length).toBeGreaterThan(100)
  expect(secrets).toEqual(expect.arrayContaining(['ines@example.test', 'Ines Moro', '150.00']))
})

describe.each(exports)('%s', (name) => {
  test('leaves nothing private in the database, drafted, published or undone', async () => {
    const cast = await studio({ today: '2026-12-30', retainer: { startsOn: '2015-01-01', capHours: 10_000 } })
    const workspaceId = cast.ines.me.workspace.id
    const bytes = readFileSync(new URL(name, folder))
    const file = decode(bytes)
    const secrets = file.refused ? [] : secretsOf(file.text)
    const check = async () => {
      const text = (await stored(workspaceId)).replaceAll('Ines PMO', '')
      expect(secrets.filter((secret) => holds(text, secret))).toEqual([])
      expect(text).not.toMatch(/[\w.]@[\w-]+\./)
    }
    const { status, body } = await cast.owner.post(`/api/v1/retainers/${cast.retainer.id}/imports`).attach('file', bytes, name)
    await check()
    if (status !== 201) return expect(status).toBe(422)
    const answers = (questions: { id: string; kind: string; answer: unknown; choices: { value: string }[] }[]) =>
      questions
        .filter(({ answer }) => answer === null)
        .map(({ id, kind, choices }) => [
          id,
          kind === 'clients' || kind === 'projects' ? choices.map(({ value }) => value) : choices[0]!.value,
        ])
    const path = `/api/v1/imports/${body.import.id}`
    for (let { questions } = body.import; answers(questions).length > 0;) {
      const changed = await cast.owner.patch(path).send({ answers: Object.fromEntries(answers(questions)) })
      expect(changed.status).toBe(200)
      questions = changed.body.import.questions
    }
    await check()
    const published = await cast.owner.post(`${path}/publish`)
    await check()
    if (published.status !== 200) return expect(published.body.type).toBe('/problems/nothing-new')
    expect((await cast.owner.post(`${path}/undo`)).status).toBe(200)
    await check()
  })
})
