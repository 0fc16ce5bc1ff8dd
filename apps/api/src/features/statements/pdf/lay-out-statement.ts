import type { StatementDocument } from '@hourtab/contract/statements'
import { formatDay } from '@hourtab/domain/calendar'
import { printedSum } from '@hourtab/domain/explanation'
import { formatHours, hundredths } from '@hourtab/domain/hours'
import { balanceAfter, datedDay, datedRange, marksOf } from '@hourtab/domain/statement'
import { workTypeLabels } from '@hourtab/domain/work-types'
import { styles, type Cell, type Line, type Row, type Style } from './layout.ts'
import { missing, readable, type HasGlyph } from './readable.ts'
import { setLines } from './set-lines.ts'

/** What the fonts say: how wide a text is in a style, and what they have letters for. */
export type Type = { widthOf: (text: string, style: Style) => number; hasGlyph: HasGlyph }

type Given = { document: StatementDocument; hash: string; closedOn: string; width: number; type: Type }

const columns = { date: 64, hours: 46, balance: 62, gap: 10 }

/** A statement as rows, in the order it is read. */
export function layOutStatement({ document, hash, closedOn, width, type }: Given): Row[] {
  let isWhole = true
  const cell = (tag: Cell['tag'], x: number, room: number, ...texts: [text: string, style: Style][]): Cell => {
    const lines: Line[] = []
    let isCellWhole = true
    for (const [of, [given, style]] of texts.entries()) {
      const shown = readable(given, type.hasGlyph)
      isCellWhole &&= shown.isWhole
      const measure = (text: string) => type.widthOf(text, style)
      const set = setLines(shown.text, room, measure)
      lines.push(...set.map((text, at) => ({ text, style, of, goesOn: at < set.length - 1 })))
    }
    isWhole &&= isCellWhole
    return { tag, x, width: room, lines, ...(!isCellWhole && { actual: texts.map(([text]) => text).join('\n') }) }
  }
  const text = (tag: 'H1' | 'H2' | 'P', content: string, style: Style, above: number): Row => ({
    above,
    cells: [cell(tag, 0, width, [content, style])],
  })
  const right = (of: Cell): Cell => ({ ...of, isRight: true })

  const { number, version, client, retainer, cycle, sentence, explanation, entries, counts, availableSeconds } = document
  const sum = printedSum(explanation).map(({ label, figure, isResult }): Row => {
    const style = isResult ? 'strong' : 'text'
    const [room, figureRoom] = [Math.min(width, 330) - 70, 70]
    return {
      table: 'sum',
      above: isResult ? 2 : 0,
      ...(isResult && { rule: 'above' }),
      cells: [{ ...cell('TH', 0, room, [label, style]), scope: 'Row' }, right(cell('TD', room, figureRoom, [figure, style]))],
    }
  })

  const work = columns.date + columns.gap
  const balance = width - columns.balance
  const hours = balance - columns.gap - columns.hours
  const room = hours - columns.gap - work
  const header: Row = {
    table: 'log',
    isHeader: true,
    isBound: true,
    above: 4,
    rule: 'below',
    cells: [
      cell('TH', 0, columns.date, ['Date', 'quiet']),
      cell('TH', work, room, ['Work', 'quiet']),
      right(cell('TH', hours, columns.hours, ['Hours', 'quiet'])),
      right(cell('TH', balance, columns.balance, ['Balance', 'quiet'])),
    ].map((of) => ({ ...of, scope: 'Column' as const })),
  }
  const log = entries.map((entry): Row => {
    const about = [workTypeLabels[entry.workType], entry.vendor, entry.project, ...marksOf(entry, cycle.endsOn)].filter(Boolean)
    return {
      table: 'log',
      above: 4,
      rule: 'below',
      cells: [
        cell('TD', 0, columns.date, [formatDay(entry.workedOn, cycle.endsOn), 'text']),
        cell('TD', work, room, [entry.description, 'text'], [about.join(' · '), 'quiet']),
        right(cell('TD', hours, columns.hours, [formatHours(entry.seconds).replace('-', '−'), entry.counted ? 'strong' : 'text'])),
        right(cell('TD', balance, columns.balance, [balanceAfter(availableSeconds, entry), 'text'])),
      ],
    }
  })

  const rows = [
    text('H1', `Statement ${number}`, 'title', 0),
    text('P', client, 'lead', 2),
    text('P', retainer, 'text', 0),
    text('P', `${datedRange(cycle)} · version ${version}, closed ${datedDay(closedOn)}`, 'text', 0),
    text('P', sentence, 'lead', 14),
    { above: 0, bar: barOf(document), cells: [] },
    { ...text('H2', 'How this adds up', 'heading', 12), isBound: true },
    ...sum,
    { ...text('H2', 'Work log', 'heading', 20), isBound: true },
    ...(entries.length > 0 ? [header, ...log] : [text('P', 'Nothing was logged in this cycle.', 'text', 4)]),
    ...(counts === 'billable' ? [text('P', 'Entries that are not billable are shown and do not count.', 'quiet', 12)] : []),
  ]
  if (!isWhole)
    rows.push(text('P', `${missing} stands for a character that cannot be printed here. Its CSV file has every one.`, 'quiet', 12))
  rows.push(text('P', `SHA-256 of this statement: ${hash}`, 'quiet', 12))
  return rows
}

function barOf({ availableSeconds, usedSeconds }: StatementDocument): { used: number; cap: number } {
  const [available, used] = [Math.max(0, hundredths(availableSeconds)), Math.max(0, hundredths(usedSeconds))]
  const end = Math.max(available, used, 1)
  return { used: used / end, cap: available / end }
}

/** How wide texts are, each word of each style measured once. */
export function measuring(measure: (text: string, font: 'regular' | 'bold', size: number) => number): Type['widthOf'] {
  const known = new Map<string, number>()
  return (text, style) => {
    const { font, size } = styles[style]
    const key = `${style} ${text}`
    let width = known.get(key)
    if (width === undefined) known.set(key, (width = measure(text, font, size)))
    return width
  }
}
