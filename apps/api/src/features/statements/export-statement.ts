import type { StatementDocument } from '@hourtab/contract/statements'
import { writeCsv } from '@hourtab/domain/csv/write'
import { formatHours } from '@hourtab/domain/hours'
import { clockCell } from '../entries/clock-cell.ts'

const columns = ['Statement', 'Version', 'Line', 'Date', 'Duration', 'Hours', 'Description', 'Work type', 'Vendor', 'Project'].concat([
  'Counted',
  'Late',
  'Balance after',
  'Entry',
  'Corrects entry',
])
const textColumns = ['Description', 'Vendor', 'Project'].map((name) => columns.indexOf(name))
const yes = (is: boolean) => (is ? 'Yes' : 'No')

/**
 * A statement as CSV, safe to open in a spreadsheet: what made its hours available, its entries in the order of the log, and what they
 * come to. `Line` tells entries from the lines of the sum.
 */
export function statementAsCsv(statement: StatementDocument): string {
  const sum = linesOf(statement)
  const spent = sum.findIndex(({ kind }) => kind === 'logged')
  const rows = [...sum.slice(0, spent).map(sumCells), ...statement.entries.map(entryCells), ...sum.slice(spent).map(sumCells)]
  const { number, version } = statement
  return (
    writeCsv([columns], []) +
    writeCsv(
      rows.map((cells) => [String(number), String(version), ...cells]),
      textColumns,
    )
  )
}

type SumLine = StatementDocument['explanation'][number] & { balanceSeconds: number }

// What the sum has come to after each of its lines; its result says that once more.
function linesOf({ explanation, availableSeconds, usedSeconds }: StatementDocument): SumLine[] {
  let balanceSeconds = 0
  return explanation.map((line) => {
    const isResult = line.kind === 'remain' || line.kind === 'over'
    balanceSeconds = isResult ? availableSeconds - usedSeconds : balanceSeconds + line.seconds
    return { ...line, balanceSeconds }
  })
}

const sumCells = ({ kind, seconds, hours, label, balanceSeconds }: SumLine): string[] =>
  [kind, '', clockCell(seconds), hours, label].concat(['', '', '', '', ''], [formatHours(balanceSeconds), '', ''])

const entryCells = (entry: StatementDocument['entries'][number]): string[] => [
  'entry',
  entry.workedOn,
  clockCell(entry.seconds),
  formatHours(entry.seconds),
  entry.description,
  entry.workType,
  entry.vendor ?? '',
  entry.project ?? '',
  yes(entry.counted),
  yes(entry.late),
  formatHours(entry.runningBalanceSeconds),
  entry.id,
  entry.corrects ?? '',
]
