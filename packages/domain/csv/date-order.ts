// 03/04/2026 alone can be March 4 or 3 April. A file has one order: its own rows tell it, or its name, or a second column, or a person.

import { daysBetween, type Day } from '../calendar.ts'
import { dayIn, orders, type DateOrder, type WrittenDate } from './dates.ts'
import { refuse, type Refusal } from './draft-types.ts'
import { daysInName, rangeInName } from './file-range.ts'

/** A date column's cell with the line it stands on; `sibling` is a day that another column of the same row spells out. */
export type DateCell = { text: string; written: WrittenDate; line: number; sibling?: Day }

/** The order of a file's dates, or the cell to ask about. */
export type Decided = { refused: false; order: DateOrder } | { refused: false; order: null; example: DateCell }

/** Decides for the whole file, never for a row; refuses a file whose rows contradict each other. Each distinct cell is enough once. */
export function decideOrder(cells: DateCell[], filename: string): Decided | Refusal {
  const open = cells.filter(({ written }) => !('day' in written))
  const proofs = orders.map((order) => open.find(({ written }) => dayIn(written, order) && !dayIn(written, other(order))))
  const [monthFirst, dayFirst] = proofs
  if (monthFirst && dayFirst) return refuse(contradiction(monthFirst, dayFirst))
  if (monthFirst || dayFirst) return { refused: false, order: monthFirst ? 'MDY' : 'DMY' }
  const example = open.find(({ written }) => dayIn(written, 'MDY') !== dayIn(written, 'DMY'))
  if (!example) return { refused: false, order: 'MDY' }
  if (open.every(({ written }) => 'isDotted' in written && written.isDotted)) return { refused: false, order: 'DMY' }
  const order = only((candidate) => fitsName(open, filename, candidate)) ?? only((candidate) => fitsSiblings(open, candidate))
  return order ? { refused: false, order } : { refused: false, order: null, example }
}

const other = (order: DateOrder): DateOrder => (order === 'MDY' ? 'DMY' : 'MDY')

const only = (fits: (order: DateOrder) => boolean): DateOrder | undefined => {
  const fitting = orders.filter(fits)
  return fitting.length === 1 ? fitting[0] : undefined
}

// Toggl and Clockify put the range of the report in the file's name, in the order of the same person's settings.
function fitsName(open: DateCell[], filename: string, order: DateOrder): boolean {
  const days = daysInName(filename, order)
  if (days.includes(undefined)) return false
  if (days.length !== 2) return true
  const range = rangeInName(filename, order)
  return open.every(({ written }) => {
    const day = dayIn(written, order)
    return range !== undefined && day !== undefined && range.from <= day && day <= range.through
  })
}

// A sibling may be counted in another zone; the two orders of a date are never less than 27 days apart.
const fitsSiblings = (open: DateCell[], order: DateOrder): boolean =>
  open.every(({ written, sibling }) => {
    const day = dayIn(written, order)
    return sibling === undefined || (day !== undefined && Math.abs(daysBetween(day, sibling)) <= 2)
  })

const contradiction = (monthFirst: DateCell, dayFirst: DateCell): string =>
  `Line ${monthFirst.line} says ${monthFirst.text} (month first) and line ${dayFirst.line} says ${dayFirst.text} (day first). ` +
  'One file has one order: choose the date format in the tracker and export again.'
