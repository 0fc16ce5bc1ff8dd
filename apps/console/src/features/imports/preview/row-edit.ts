import type { ImportRow } from '@hourtab/contract/imports'
import type { RowEdit } from '@hourtab/contract/import-rows'

export type Work = NonNullable<ImportRow['before']>

const fields = ['workedOn', 'seconds', 'description', 'workType', 'vendor', 'project', 'billable'] as const

/** Only what an entry would say. */
export const workOf = ({ workedOn, seconds, description, workType, vendor, project, billable }: ImportRow): Work => ({
  workedOn: workedOn ?? '',
  seconds: seconds ?? 0,
  description,
  workType,
  vendor,
  project,
  billable,
})

/**
 * Everything that is to be written over a row, where `written` stands in its form: what is other than it was read; null where nothing is.
 * A new description says anew what kind of work it was, unless that was chosen too.
 */
export function editOf(row: ImportRow, written: Work): RowEdit | null {
  const [shown, read] = [workOf(row), row.read ?? workOf(row)]
  const isTouched = (field: (typeof fields)[number]) => written[field] !== shown[field]
  const isReadAnew = isTouched('description') && !isTouched('workType') && !isTouched('vendor')
  const differing = fields.filter(
    (field) => written[field] !== read[field] && !(isReadAnew && (field === 'workType' || field === 'vendor')),
  )
  return differing.length === 0 ? null : Object.fromEntries(differing.map((field) => [field, written[field]]))
}

/** What a description is split into, where it lists several things: `Vendor A: weekly sync + invoice review` is two of Vendor A. */
export function suggestParts(description: string): string[] {
  const [, label = '', rest = ''] = /^([^:+]{1,40}:\s*)?([^]*)$/.exec(description.trim()) ?? []
  const parts = rest.split(/\s+\+\s+|\s*;\s+|\n+/).filter(Boolean)
  return parts.length > 1 ? parts.map((part) => label + part) : [description, '']
}
