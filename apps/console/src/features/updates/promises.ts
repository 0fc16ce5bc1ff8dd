import type { Updates } from '@hourtab/contract/updates'
import { promiseInWords, weekdays } from '@hourtab/domain/updates'

const kept: Updates[] = [...weekdays.map((_, at) => ({ every: 'week' as const, weekday: at + 1 })), { every: 'day' }]

/** A promise as the choice of it, a word that a form can send. */
export const choiceOf = (updates: Updates | null): string =>
  updates === null ? 'none' : updates.every === 'day' ? 'day' : `week ${updates.weekday}`

/** The promise that was chosen. */
export const promiseOf = (choice: string): Updates | null => kept.find((each) => choiceOf(each) === choice) ?? null

/** What can be promised, in words. */
export const promises = [
  { choice: 'none', label: 'None' },
  ...kept.map((each) => ({ choice: choiceOf(each), label: promiseInWords(each).replace('every', 'Every') })),
]
