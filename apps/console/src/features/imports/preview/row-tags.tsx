import type { ImportRow } from '@hourtab/contract/imports'
import { workTypeLabels } from '@hourtab/domain/work-types'
import type { Work } from './row-edit.ts'
import { Shift } from './shift.tsx'

type Tag = { key: string; was: string | undefined; is: string }

const billing = (billable: boolean) => (billable ? 'billable' : 'not billable')

/** What else a row says of the work, and said before; what goes without saying is left out. */
export function RowTags({ row }: { row: ImportRow }) {
  const { workType, vendor, project, billable, before, state } = row
  const tag = (key: string, is: string | null, of: (work: Work) => string | null, otherwise: string): Tag => ({
    key,
    was: before ? (of(before) ?? otherwise) : undefined,
    is: is ?? otherwise,
  })
  const none = 'none'
  const tags = [
    tag('kind', state === 'skipped' ? null : workTypeLabels[workType], (work) => workTypeLabels[work.workType], none),
    tag('vendor', vendor, (work) => work.vendor, none),
    tag('project', project, (work) => work.project, none),
    tag('billable', billing(billable), (work) => billing(work.billable), billing(true)),
  ]
  const goesWithoutSaying = ({ was, is }: Tag) => (is === none || is === billing(true)) && (was ?? is) === is
  return (
    <p className="row-tags">
      {tags
        .filter((each) => !goesWithoutSaying(each))
        .map(({ key, was, is }) => (
          <span key={key}>
            <Shift was={was} is={is} />
          </span>
        ))}
      {row.row !== null && <span className="row-line">line {row.row}</span>}
    </p>
  )
}
