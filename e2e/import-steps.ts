import type { Page } from 'playwright-core'
import type { Exported } from './exports.ts'
import type { Caller, makeRetainer } from './studio.ts'
import { firstOfMonth, today } from './this-month.ts'

type Retainer = Awaited<ReturnType<typeof makeRetainer>>
type Row = { id: string; row: number | null; state: string; description: string }
export type Draft = { id: string; diff: string; rows: Row[] }
type Entry = { id: string; description: string }
type Work = [on: string, notes: string, hours: number | string, more?: { project?: string; client?: string; billable?: string }]

/** The n-th day of this month's cycle that tests log work on, as far as it lies before today; else the first. */
export const dayOfMonth = (n: number, offset = 0): string => {
  const day = `${firstOfMonth(offset).slice(0, 8)}${String(n).padStart(2, '0')}`
  return day <= today ? day : firstOfMonth(offset)
}

/** Harvest's report with the columns that matter. */
export const harvest = (...rows: Work[]): Exported => ({
  name: 'harvest_time_report.csv',
  text: ['Date,Client,Project,Task,Notes,Hours,Billable?']
    .concat(
      rows.map(
        ([on, notes, hours, { project = 'PMO retainer', client = 'Halden Rail', billable = 'Yes' } = {}]) =>
          `${on},${client},${project},,"${notes}",${hours},${billable}`,
      ),
    )
    .join('\n'),
})

/** Imports as a script would, with the cookies of a page. */
export function importer(page: Page, origin: string, call: Caller, retainer: Retainer) {
  const upload = async ({ name, text }: Exported): Promise<Draft> => {
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
    const path = `${origin}/api/v1/retainers/${retainer.id}/imports`
    const answer = await page.request.post(path, { multipart: { file }, headers: { origin } })
    if (!answer.ok()) throw new Error(`the upload answered ${answer.status()}: ${await answer.text()}`)
    return ((await answer.json()) as { import: Draft }).import
  }
  const change = async (id: string, body: object): Promise<Draft> => {
    const answer = await page.request.patch(`${origin}/api/v1/imports/${id}`, { data: body, headers: { origin } })
    if (!answer.ok()) throw new Error(`the change answered ${answer.status()}: ${await answer.text()}`)
    return ((await answer.json()) as { import: Draft }).import
  }
  const publish = async (file: Exported, body?: object): Promise<Draft> => {
    const draft = await upload(file)
    if (body) await change(draft.id, body)
    await call('POST', `/imports/${draft.id}/publish`)
    return draft
  }
  /** Edits an imported entry by hand. */
  const edit = async (description: string, data: object) => {
    const { items } = await call<{ items: Entry[] }>('GET', `/retainers/${retainer.id}/entries?limit=200`)
    const { id } = items.find((entry) => entry.description === description)!
    const headers = { origin, 'if-match': '*' }
    const answer = await page.request.patch(`${origin}/api/v1/entries/${id}`, { data, headers })
    if (!answer.ok()) throw new Error(`the edit answered ${answer.status()}: ${await answer.text()}`)
  }
  const remove = async (description: string) => {
    const { items } = await call<{ items: Entry[] }>('GET', `/retainers/${retainer.id}/entries?limit=200`)
    await call('DELETE', `/entries/${items.find((entry) => entry.description === description)!.id}`)
  }
  const pathOf = ({ id }: { id: string }) => `${retainer.path}/imports/${id}`
  return { upload, change, publish, edit, remove, pathOf }
}

/** The first day of the cycle before last, which `draftOfEverything` closes. */
const long = firstOfMonth(-2)

const earlier: Work[] = [
  [long, 'Discovery: current-state documentation', 2],
  [dayOfMonth(1), 'Discovery: stakeholder interviews, 6 SMEs', 8],
  [dayOfMonth(2), 'Vendor A: weekly sync', 1.5],
  [dayOfMonth(2), 'Risk: register review', 1],
  [dayOfMonth(2), 'Vendor B: change order analysis', 2],
  [dayOfMonth(1), 'Go-live: cutover checklist', 2],
  [dayOfMonth(1), 'Reporting: weekly status report', 0.5],
]
const later: Work[] = [
  [long, 'Discovery: current-state documentation', 2],
  [long, 'Discovery: a call that was forgotten', 0.75],
  [dayOfMonth(1), 'Discovery: stakeholder interviews, 6 SMEs', 8],
  [dayOfMonth(2), 'Vendor A: weekly sync', 2],
  [dayOfMonth(2), 'Vendor B: change order analysis', 3],
  [dayOfMonth(1), 'Go-live: cutover checklist', 2.5],
  [today, 'Vendor A: weekly sync + change order analysis + invoice review', 3],
  [today, 'meeting', 1],
  [today, 'Vendor coordination: e-mails', 0.5],
  [today, 'Travel to the depot', 2, { billable: 'No' }],
  [today, 'Kestrel: label specification review', 4, { client: 'Kestrel Foods', project: 'Warehouse' }],
  [today, 'Zero', 0],
]

/** A draft with rows of every state, of a retainer that began with the cycle before last, and with questions that are answered already. */
export async function draftOfEverything(page: Page, origin: string, call: Caller, retainer: Retainer) {
  const steps = importer(page, origin, call, retainer)
  await steps.publish(harvest(...earlier))
  await steps.edit('Vendor B: change order analysis', { duration: '2h 30m' })
  await steps.edit('Reporting: weekly status report', { description: 'Reporting: weekly status report for the board' })
  await steps.remove('Go-live: cutover checklist')
  await call('POST', `/retainers/${retainer.id}/statements`, {})
  const draft = await steps.upload(harvest(...later))
  return { ...steps, draft, path: steps.pathOf(draft) }
}
