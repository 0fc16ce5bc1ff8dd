import { expect } from 'vitest'
import type { studio } from '../../../test/studio.ts'

// The steps of an import as a person takes them, for the tests beside this file.

type Studio = Awaited<ReturnType<typeof studio>>
export type Row = { id: string; row: number; state: string; description: string; reason: string | null }

export const header = 'Date,Description,Hours,Client\n'
export const week = `${header}2026-07-06,Discovery: stakeholder interviews,8,Halden Rail
2026-07-07,Vendor A: weekly sync,1.5,Halden Rail
2026-07-07,Vendor A: weekly sync,1.5,Halden Rail
`

type Work = [day: string, notes: string, hours: number | string, more?: { project?: string; client?: string; billable?: string }]

/** An export of Harvest, which has no ids. */
export const harvest = (...rows: Work[]): string =>
  ['Date,Client,Project,Task,Notes,Hours,Billable?']
    .concat(
      rows.map(
        ([day, notes, hours, { project = 'ERP', client = 'Halden Rail', billable = 'Yes' } = {}]) =>
          `${day},${client},${project},,"${notes}",${hours},${billable}`,
      ),
    )
    .join('\n')

/** An export of Tick, which has ids. */
export const tick = (...rows: [id: number, ...Work][]): string =>
  ['ID,Date,Client,Project,Task,Notes,Hours,Entry Created At']
    .concat(rows.map(([id, day, notes, hours]) => `${id},${day},Halden Rail,ERP,,"${notes}",${hours},${day} 09:00:00`))
    .join('\n')

/** Uploads, answers what is given, and publishes. */
export async function imported(cast: Studio, text: string, answers?: object): Promise<{ id: string; kept: number }> {
  const { id } = await drafted(cast, text)
  if (answers) expect((await change(cast, id, { answers })).status).toBe(200)
  const { status, body } = await publish(cast, id)
  expect([status, body.detail]).toEqual([200, undefined])
  return { id, kept: body.kept }
}

export const edit = ({ owner }: Studio, id: string, body: object) => owner.patch(`/api/v1/entries/${id}`).set('if-match', '*').send(body)
export const remove = ({ owner }: Studio, id: string) => owner.delete(`/api/v1/entries/${id}`)

/** The log in a few words, oldest first. */
export const told = async (cast: Studio): Promise<string[]> =>
  (await logOf(cast))
    .map(({ workedOn, description, seconds }: { workedOn: string; description: string; seconds: number }) =>
      [workedOn.slice(5), description, seconds / 3600].join(' '),
    )
    .toReversed()

/** A draft in a few words. */
export const diff = ({ rows }: { rows: (Row & { seconds: number | null })[] }): string[] =>
  rows.map(({ state, description, seconds }) => `${state} ${description} ${(seconds ?? 0) / 3600}`)

export const upload = ({ owner, retainer }: Studio, text: string | Buffer, filename = 'export.csv') =>
  owner.post(`/api/v1/retainers/${retainer.id}/imports`).attach('file', Buffer.from(text), filename)

export async function drafted(cast: Studio, text: string | Buffer, filename?: string) {
  const { status, body } = await upload(cast, text, filename)
  expect([status, body.errors]).toEqual([201, undefined])
  return body.import
}

export const publish = ({ owner }: Studio, id: string) => owner.post(`/api/v1/imports/${id}/publish`)
export const undo = ({ owner }: Studio, id: string) => owner.post(`/api/v1/imports/${id}/undo`)
export const change = ({ owner }: Studio, id: string, body: object) => owner.patch(`/api/v1/imports/${id}`).send(body)

export const balanceOf = async ({ owner, retainer }: Studio) => (await owner.get(`/api/v1/retainers/${retainer.id}/balance`)).body.balance
export const logOf = async ({ owner, retainer }: Studio) =>
  (await owner.get(`/api/v1/retainers/${retainer.id}/entries?limit=200`)).body.items
export const states = ({ rows }: { rows: Row[] }) => rows.map(({ row, state }) => `${row} ${state}`)
