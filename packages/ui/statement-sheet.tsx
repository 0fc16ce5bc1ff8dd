// Drawn with attributes and classes only, like the bar: a statement is read under a policy that refuses style attributes.
// The stylesheet beside this file goes with it.

import { formatDay } from '@hourtab/domain/calendar'
import type { Explanation } from '@hourtab/domain/explanation'
import { formatHours } from '@hourtab/domain/hours'
import { balanceAfter, datedDay, datedRange, marksOf } from '@hourtab/domain/statement'
import { type WorkType, workTypeLabels } from '@hourtab/domain/work-types'
import { BalanceBar, type BarFigures } from './balance-bar.tsx'
import { Parts } from './parts.tsx'
import { SumRows } from './sum-rows.tsx'

type Entry = {
  id: string
  workedOn: string
  description: string
  workType: WorkType
  vendor: string | null
  project: string | null
  seconds: number
  counted: boolean
  runningBalanceSeconds: number
  late?: boolean
  corrects?: string | null
}

/** What the sheet needs of a statement; a whole document will do. */
export type Sheet = BarFigures & {
  number: number
  version: number
  client: string
  retainer: string
  cycle: { startsOn: string; endsOn: string }
  counts: 'all' | 'billable'
  explanation: readonly Explanation[]
  entries: readonly Entry[]
}

type Props = { statement: Sheet; hash: string; closedOn: string; /** The level of its title; those below follow. */ level: 1 | 2 }

/** A statement as it is printed: whose, which days, the sum, and the work log with its running balance. */
export function StatementSheet({ statement, hash, closedOn, level }: Props) {
  const { number, version, client, retainer, cycle, sentence, explanation, entries, counts } = statement
  const [Title, Heading] = level === 1 ? (['h1', 'h2'] as const) : (['h2', 'h3'] as const)
  return (
    <article className="sheet">
      <header>
        <Title>Statement {number}</Title>
        <p className="sheet-client" dir="auto">
          {client}
        </p>
        <p dir="auto">{retainer}</p>
        <p className="sheet-quiet">
          <Parts of={[datedRange(cycle), `version ${version}, closed ${datedDay(closedOn)}`]} />
        </p>
        <p className="sheet-sentence">
          <Parts of={sentence.split(' · ')} />
        </p>
        <BalanceBar balance={statement} />
      </header>
      <section>
        <Heading>How this adds up</Heading>
        <SumTable lines={explanation} />
      </section>
      <section>
        <Heading>Work log</Heading>
        {entries.length === 0 ? <p>Nothing was logged in this cycle.</p> : <Log statement={statement} />}
        {counts === 'billable' && <p className="sheet-quiet">Entries that are not billable are shown and do not count.</p>}
      </section>
      <p className="sheet-quiet sheet-hash">SHA-256 of this statement: {hash}</p>
    </article>
  )
}

/** A sum as it is written on paper, one term a line. */
export function SumTable({ lines }: { lines: readonly Explanation[] }) {
  return (
    <table className="sheet-sum">
      <SumRows lines={lines} />
    </table>
  )
}

function Log({ statement: { entries, cycle, availableSeconds } }: { statement: Sheet }) {
  return (
    <table className="sheet-log">
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Work</th>
          <th scope="col">Hours</th>
          <th scope="col">Balance</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td>{formatDay(entry.workedOn, cycle.endsOn)}</td>
            <td>
              <p dir="auto">{entry.description}</p>
              <p className="sheet-quiet">
                <bdi>{workTypeLabels[entry.workType]}</bdi>
                {[entry.vendor, entry.project, ...marksOf(entry, cycle.endsOn)].map((about, at) =>
                  about === null ? null : (
                    <span key={at}>
                      {' · '}
                      <bdi>{about}</bdi>
                    </span>
                  ),
                )}
              </p>
            </td>
            <td>{formatHours(entry.seconds).replace('-', '−')}</td>
            <td>{balanceAfter(availableSeconds, entry)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
