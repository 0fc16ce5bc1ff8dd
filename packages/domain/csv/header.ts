import { trackers } from './dialects.ts'
import { headerName, type Dialect, type Field } from './dialect.ts'
import { isDayHeading } from './dates.ts'
import { generic } from './dialects/generic.ts'
import type { SheetRow } from './read.ts'

/** Field → the column it is read from, counted from 0. */
export type Columns = Partial<Record<Field, number>>

/** Where the header stands among the rows, what it says, and whose it is; `width` counts its empty cells at the end too. */
export type Layout = {
  dialect: Dialect
  at: number
  header: string[]
  width: number
  columns: Columns
  paths: Partial<Record<Field, number[]>>
}

/** How far down a header is looked for: titles and blank lines may come before it. */
export const searchedRows = 40

/** The header of a tracker that is known by its columns, wherever it stands in the first 40 rows. */
export function findHeader(rows: readonly SheetRow[]): Layout | undefined {
  let best: { score: number; layout: Layout } | undefined
  for (const [at, row] of rows.slice(0, searchedRows).entries()) {
    const names = namesOf(row.cells)
    if (names.size < 2) continue
    for (const dialect of trackers) {
      const score = scoreOf(dialect, names)
      if (score > (best?.score ?? 0)) best = { score, layout: layOut(dialect, at, row.cells) }
    }
  }
  return best?.layout
}

/** The row that has the most names any sheet might use, with what can be read from it; undefined where no row has one. */
export function guessHeader(rows: readonly SheetRow[]): Layout | undefined {
  let best: Layout | undefined
  for (const [at, row] of rows.slice(0, searchedRows).entries()) {
    const layout = layOut(generic, at, row.cells)
    if (Object.keys(layout.columns).length > Object.keys(best?.columns ?? {}).length) best = layout
  }
  return best
}

/** Reads a row as the header of a dialect: each field from the first of its names that is there. */
export function layOut(dialect: Dialect, at: number, cells: readonly string[]): Layout {
  const names = namesOf(cells)
  const columns: Columns = {}
  for (const [field, candidates] of Object.entries(dialect.columns) as [Field, readonly string[]][]) {
    const name = candidates.find((candidate) => names.has(candidate))
    if (name !== undefined) columns[field] = names.get(name)
  }
  const paths: Layout['paths'] = {}
  for (const [field, steps] of Object.entries(dialect.paths ?? {}) as [Field, readonly string[]][]) {
    const path = steps.flatMap((name) => names.get(name) ?? [])
    if (path.length === 0) continue
    paths[field] = path
    columns[field] ??= path[0]
  }
  return { dialect, at, header: withoutEmptyEnd(cells), width: cells.length, columns, paths }
}

/** Whether a layout leads to dated hours of something. */
export function isComplete({ columns }: Layout): boolean {
  const hasHours = (columns.duration ?? columns.decimal ?? columns.minutes) !== undefined
  const hasSpan = columns.endTime !== undefined && columns.startTime !== undefined
  const hasText = (columns.description ?? columns.task ?? columns.project) !== undefined
  return columns.date !== undefined && (hasHours || hasSpan) && hasText
}

/** In words, which columns gave the dialect away. */
export function whyRecognised({ dialect, header }: Layout): string {
  const wanted = [...dialect.required.flat(), ...(dialect.extra ?? [])]
  const seen = [...new Set(header.filter((cell) => wanted.includes(headerName(cell))).map((cell) => cell.trim()))].slice(0, 5)
  return seen.length > 1 ? `Recognised by the columns ${seen.slice(0, -1).join(', ')} and ${seen.at(-1)}` : `Recognised by its columns`
}

function namesOf(cells: readonly string[]): Map<string, number> {
  const names = new Map<string, number>()
  cells.forEach((cell, column) => {
    const name = headerName(cell)
    if (name !== '' && !names.has(name)) names.set(name, column)
  })
  return names
}

// All required names open the door; whoever knows most of the others is meant.
function scoreOf({ required, extra = [], columns, paths = {}, isExact, isWide }: Dialect, names: ReadonlyMap<string, number>): number {
  if (!required.every((alternatives) => alternatives.some((name) => names.has(name)))) return 0
  if (isWide && [...names.keys()].filter(isDayHeading).length < 2) return 0
  const known = new Set([...required, ...Object.values(columns), ...Object.values(paths), extra].flat())
  const score = [...names.keys()].filter((name) => known.has(name)).length
  return isExact && score < names.size ? 0 : score
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  let length = cells.length
  while (length > 0 && cells[length - 1]?.trim() === '') length--
  return cells.slice(0, length).map((cell) => cell.trim())
}
