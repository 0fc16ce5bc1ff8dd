import type { StatementDocument } from '@hourtab/contract/statements'
import { writeCsv } from '@hourtab/domain/csv/write'
import { formatHours } from '@hourtab/domain/hours'
import { clockCell } from '../entries/clock-cell.ts'

const columns = ['Statement', 'Version', 'Date', 'Duration', 'Hours', 'Description', 'Work type', 'Vendor', 'Project', 'Counted'].concat([
  'Late',
  'Balance after',
  'Entry',
  'Corrects entry',
])
const textColumns = ['Description', 'Vendor', 'Project'].map((name) => columns.indexOf(name))
const yes = (is: boolean) => (is ? 'Yes' : 'No')

/** The entries of a statement as CSV, in the order of the log, safe to open in a spreadsheet. */
export const statementAsCsv = ({ number, version, entries }: StatementDocument): string =>
  writeCsv([columns], []) +
  writeCsv(
    entries.map((entry) => [
      String(number),
      String(version),
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
    ]),
    textColumns,
  )
