// 03/04/2026 alone can be March 4 or 3 April. A file has one order: its own rows tell it, or its name, or a second column, or a person.

import { daysBetween, type Day } from '../calendar.ts'
import { dayIn, orders, type DateOrder, type WrittenDate } from './dates.ts'
import { refuse, type Refusal } from './draft-types.ts'
import { daysInName, rangeInName } from './file-range.ts'

/** A date column's cell with the line it stands on; `sibling` is a day that another column of the same row spells out. */
export type DateCell = { text: string; written: WrittenDate; line: number; sibling?: Day }

/** The order of a file's dates, or the cell to ask about. */
export type Decided = { refused: false; order: DateOrder } | { refused: false; order: null; example: DateCell }

/**
 * Decides for the whole file, never for a row: a part above 12 tells, or the range in the file's name, or a day that another column spells
 * out. Refuses a file whose evidence contradicts itself. Each distinct cell is enough once.
 */
export function decideOrder(cells: DateCell[], filename: string): Decided | Refusal {
  const open = cells.filter(({ written }) => !('day' in written))
  const [monthFirst, dayFirst] = orders.map((order) => open.find(({ written }) => dayIn(written, order) && !dayIn(written, other(order))))
  if (monthFirst && dayFirst) return refuse(contradiction(said(monthFirst, 'MDY'), said(dayFirst, 'DMY')))
  const twofold = open.filter(
    ({ written }) => dayIn(written, 'MDY') !== dayIn(written, 'DMY') && dayIn(written, 'MDY') && dayIn(written, 'DMY'),
  )
  const evidence: Evidence[] = [
    { order: monthFirst && 'MDY', text: monthFirst && said(monthFirst, 'MDY') },
    { order: dayFirst && 'DMY', text: dayFirst && said(dayFirst, 'DMY') },
    inSiblings(twofold),
    inName(open, filename, (monthFirst ?? dayFirst) !== undefined),
  ]
  const [first, ...more] = evidence.filter(({ order }) => order !== undefined)
  const against = more.find(({ order }) => order !== first?.order)
  if (first && against) return refuse(contradiction(first.text ?? '', against.text ?? ''))
  const [example] = twofold
  if (first?.order || !example) return { refused: false, order: first?.order ?? 'MDY' }
  if (open.every(({ written }) => 'isDotted' in written && written.isDotted)) return { refused: false, order: 'DMY' }
  return { refused: false, order: null, example }
}

type Evidence = { order?: DateOrder; text?: string }

const other = (order: DateOrder): DateOrder => (order === 'MDY' ? 'DMY' : 'MDY')

const only = (fits: (order: DateOrder) => boolean): DateOrder | undefined => {
  const fitting = orders.filter(fits)
  return fitting.length === 1 ? fitting[0] : undefined
}

// Toggl and Clockify put the range of the report in the file's name, in the order of the same person's settings. A person who renames a
// file writes days as they like, so against its own rows a name counts only as a tracker writes it.
function inName(open: DateCell[], filename: string, rowsTell: boolean): Evidence {
  if (!rowsTell) {
    const order = only((candidate) => fitsName(open, filename, candidate))
    return { order, text: 'the name of the file' }
  }
  const [days] = /(?<!\d)\d{1,2}_\d{1,2}_\d{4}(?!\d)/.exec(filename) ?? []
  const order = days && only((candidate) => rangeInName(filename, candidate) !== undefined)
  return order ? { order, text: `the name of the file says ${days} (${inWords[order]})` } : {}
}

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

function inSiblings(twofold: DateCell[]): Evidence {
  const order = only((candidate) => fitsSiblings(twofold, candidate))
  const cell = twofold.find(({ sibling }) => sibling !== undefined)
  return order && cell ? { order, text: `line ${cell.line} says ${cell.text} beside ${cell.sibling} (${inWords[order]})` } : {}
}

// A sibling may be counted in another zone; the two orders of a date are never less than 27 days apart.
const fitsSiblings = (cells: DateCell[], order: DateOrder): boolean =>
  cells.every(({ written, sibling }) => {
    const day = dayIn(written, order)
    return sibling === undefined || (day !== undefined && Math.abs(daysBetween(day, sibling)) <= 2)
  })

const inWords: Record<DateOrder, string> = { MDY: 'month first', DMY: 'day first' }
const said = ({ line, text }: DateCell, order: DateOrder): string => `line ${line} says ${text} (${inWords[order]})`

const contradiction = (one: string, another: string): string =>
  `${one.charAt(0).toUpperCase()}${one.slice(1)} and ${another}. One file has one order: choose the date format in the tracker and export again.`
