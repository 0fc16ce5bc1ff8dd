import { expect } from 'vitest'
import type { studio } from '../../../test/studio.ts'

// The steps of an import as a person takes them, for the tests beside this file.

type Studio = Awaited<ReturnType<typeof studio>>
export type Row = { row: number; state: string; description: string; reason: string | null }

export const header = 'Date,Description,Hours,Client\n'
export const week = `${header}2026-07-06,Discovery: stakeholder interviews,8,Halden Rail
2026-07-07,Vendor A: weekly sync,1.5,Halden Rail
2026-07-07,Vendor A: weekly sync,1.5,Halden Rail
`

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
