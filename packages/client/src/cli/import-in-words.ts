import { formatHours } from '@hourtab/domain/hours'
import type { Import } from '../client.ts'

/** The questions that nobody has answered. */
export const openQuestionsOf = ({ questions }: Import): Import['questions'] => questions.filter(({ answer }) => answer === null)

const counted = {
  new: 'new',
  changed: 'changed',
  gone: 'gone',
  late: 'late',
  conflicts: 'edited by hand',
  skipped: 'skipped',
  unchanged: 'unchanged',
} as const

/** What a draft says and would do, a line each. */
export function draftInWords(draft: Import): string[] {
  const { filename, why, totals, warnings, balanceBefore, balanceAfter } = draft
  const counts = Object.entries(counted).flatMap(([name, word]) => {
    const count = totals[name as keyof typeof counted]
    return count > 0 ? [`${count} ${word}`] : []
  })
  const adds = totals.changeSeconds === 0 ? [] : [`${totals.changeSeconds > 0 ? '+' : ''}${formatHours(totals.changeSeconds)} h`]
  return [
    `${filename}: ${why}`,
    `${totals.rows} ${totals.rows === 1 ? 'row' : 'rows'}: ${[...counts, ...adds].join(' · ') || 'nothing to take'}`,
    ...warnings.map((warning) => `Note: ${warning}`),
    ...openQuestionsOf(draft).flatMap(questionInWords),
    ...(totals.changeSeconds === 0 ? [] : [`Before: ${balanceBefore.sentence}`, `After:  ${balanceAfter.sentence}`]),
  ]
}

const mostChoices = 20

function questionInWords({ id, text, choices }: Import['questions'][number]): string[] {
  const shown = choices.slice(0, mostChoices).map(({ value, label }) => `  --answer ${quoted(`${id}=${value}`)}  ${label}`)
  return [`Question: ${text}`, ...shown, ...(choices.length > mostChoices ? [`  and ${choices.length - mostChoices} more`] : [])]
}

const quoted = (word: string) => (/^[\w=./:-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`)
