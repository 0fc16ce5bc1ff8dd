import { writeCsv } from '@hourtab/domain/csv/write'
import { formatHours } from '@hourtab/domain/hours'
import { closedThrough } from '@hourtab/domain/ledger-closed'
import type { EntryRow } from '../entries/bookkeeping.ts'
import { logCells, logColumns, logTextColumns } from '../entries/export-entries.ts'
import type { Ledgered } from './balances.ts'

type LogLine = EntryRow & { client: string; retainer: string }

const whose = ['Client', 'Retainer']
const whoseText = [0, 1]

export const logHeading = writeCsv([[...whose, ...logColumns]], [])

/** Entries, each with the retainer it belongs to, safe to open in a spreadsheet. */
export const logAsCsv = (lines: string[]): string =>
  writeCsv(
    lines.map((line) => {
      const row = JSON.parse(line) as LogLine
      return [row.client, row.retainer, ...logCells(row)]
    }),
    [...whoseText, ...logTextColumns.map((column) => column + whose.length)],
  )

const cycleColumns = [...whose, 'Retainer ID', 'Starts on', 'Ends on', 'State', 'Cap', 'Carried', 'Agreed', 'Available'].concat([
  'Used',
  'Remain',
  'Over',
])

export const cyclesHeading = writeCsv([cycleColumns], [])

/** The cycles of a retainer with their balances in hours. */
export const cyclesAsCsv = ({ record, lines }: Ledgered): string =>
  writeCsv(
    lines.map(({ cycle, ...line }) => {
      const state = cycle.startsOn <= (closedThrough(record.closed) ?? '') ? 'closed' : 'open'
      const sums = [line.capSeconds, line.carriedInSeconds, line.grantedSeconds, line.availableSeconds]
      const hours = [...sums, line.usedSeconds, line.leftSeconds, line.overSeconds].map(formatHours)
      return [record.clientName, record.name, record.id, cycle.startsOn, cycle.endsOn, state, ...hours]
    }),
    whoseText,
  )
