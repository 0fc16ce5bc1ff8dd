import { quotedId } from '../../platform/database/read-lines.ts'
import { columnsOf, membership, peopleFile, tableName, workspaceFile, type Carried } from './carried.ts'

// Each query answers rows as JSON, a line each, in an order that is the same on every server.

const named = (carried: Carried, alias: string) => columnsOf(carried).map(({ field, column }) => `${alias}.${column} as "${field}"`)

function orderOf(carried: Carried, alias: string): string {
  const isText = new Set(columnsOf(carried).flatMap(({ field, type }) => (type === 'text' ? [field] : [])))
  const columns = columnsOf(carried).filter(({ field }) => carried.key.includes(field))
  return columns.map(({ field, column }) => `${alias}.${column}${isText.has(field) ? ' collate "C"' : ''}`).join(', ')
}

const asLines = (fields: string[], from: string) => `select row_to_json(r)::text as line from (select ${fields.join(', ')} ${from}) r`

export const selectRows = (carried: Carried, workspaceId: string): string =>
  asLines(
    named(carried, 't'),
    `from ${tableName(carried)} t where t.workspace_id = ${quotedId(workspaceId)} order by ${orderOf(carried, 't')}`,
  )

export const selectWorkspace = (workspaceId: string): string =>
  asLines(named(workspaceFile, 't'), `from workspaces t where t.id = ${quotedId(workspaceId)}`)

/** People with what they are in the workspace. */
export const selectPeople = (workspaceId: string): string =>
  asLines(
    [...named(peopleFile, 'u'), ...named({ ...membership, fields: membership.fields.filter((field) => field !== 'userId') }, 'm')],
    `from members m join users u on u.id = m.user_id where m.workspace_id = ${quotedId(workspaceId)} order by u.id`,
  )

/** Every entry as a person reads it: by client, retainer and day. */
export const selectLog = (workspaceId: string): string => {
  const id = quotedId(workspaceId)
  const columns = ['id', 'seconds', 'description', 'vendor', 'project', 'billable', 'corrects'].map((name) => `e.${name}`)
  const renamed = Object.entries({
    cycleStartsOn: 'e.cycle_starts_on',
    workedOn: 'e.worked_on',
    workType: 'e.work_type',
    privateNote: 'e.private_note',
    importId: 'e.import_id',
    loggedAt: 'e.logged_at::text',
    client: 'c.name',
    retainer: 'r.name',
  }).map(([name, column]) => `${column} as "${name}"`)
  return asLines(
    [...columns, ...renamed],
    `from entries e join retainers r on r.workspace_id = ${id} and r.id = e.retainer_id join clients c on c.workspace_id = ${id} and c.id = r.client_id
     where e.workspace_id = ${id} order by c.name collate "C", r.name collate "C", r.id, e.cycle_starts_on, e.worked_on, e.id`,
  )
}
