/** One line of the result: what was measured, beside what, and whether the goal is met. */
export type Row = { what: string; product: string; limit: string; ratio: number; goal: string; isMet: boolean }

/** Prints the rows as a table for people. */
export function printTable(rows: Row[]): void {
  const head = ['what', 'product', 'limit beside it', 'ratio', 'goal', '']
  const body = rows.map((row) => [row.what, row.product, row.limit, row.ratio.toFixed(2), row.goal, row.isMet ? 'met' : 'missed'])
  const widths = head.map((title, column) => Math.max(title.length, ...body.map((cells) => cells[column]!.length)))
  for (const cells of [head, widths.map((width) => '-'.repeat(width)), ...body]) {
    process.stdout.write(
      `${cells
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd()}\n`,
    )
  }
}

/** The middle value. */
export const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The value below which this share of them lies. */
export const percentile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
