// What stands on the paper, before it is known on which page: rows of cells, each cell set in lines.

/** How a line looks. Heights and sizes are in points. */
export const styles = {
  title: { font: 'bold', size: 20, leading: 27, color: '#211d18' },
  lead: { font: 'bold', size: 11.5, leading: 16, color: '#211d18' },
  heading: { font: 'bold', size: 9.5, leading: 14, color: '#211d18' },
  text: { font: 'regular', size: 9, leading: 12.5, color: '#211d18' },
  strong: { font: 'bold', size: 9, leading: 12.5, color: '#211d18' },
  quiet: { font: 'regular', size: 7.5, leading: 11, color: '#5b5348' },
} as const
export type Style = keyof typeof styles

/** `of` is its paragraph in the cell; a line that the next one goes on from ends with a space, for whoever reads it aloud. */
export type Line = { text: string; style: Style; of: number; goesOn: boolean }

/** Part of a row. `actual` is the text as it was typed, where the lines show it with boxes. */
export type Cell = {
  tag: 'H1' | 'H2' | 'P' | 'TH' | 'TD'
  scope?: 'Row' | 'Column'
  x: number
  width: number
  isRight?: boolean
  lines: Line[]
  actual?: string
}

/** Cells side by side. Those of a table are its rows; a header is drawn again on each page. */
export type Row = {
  table?: 'sum' | 'log'
  isHeader?: boolean
  /** Room above it, unless it is the first on its page. */
  above: number
  rule?: 'above' | 'below'
  /** Stays on the page of the row after it. */
  isBound?: boolean
  bar?: { used: number; cap: number }
  cells: Cell[]
}

export const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, { style }) => sum + styles[style].leading, 0)

/** The height of a row without the room above it. */
export const rowHeight = ({ cells, bar }: Row): number => Math.max(bar ? 14 : 0, ...cells.map(({ lines }) => heightOf(lines))) + padding

/** Room under the lines of every row. */
export const padding = 5
