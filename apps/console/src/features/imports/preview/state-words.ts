import type { Filter, RowState } from './row-states.ts'

type Words = { label: string; about: string }

/** What the states of a draft's rows are called, and what publishing does with them. */
export const draftWords: Record<RowState, Words> = {
  conflict: {
    label: 'To decide',
    about: 'You changed these by hand, and the tracker says something else now. They stay as you left them, unless you take the tracker’s.',
  },
  gone: { label: 'Gone', about: 'The export no longer has these. Publishing takes them out of the work log.' },
  changed: { label: 'Changed', about: 'Changed in the tracker since. Publishing follows.' },
  new: { label: 'New', about: 'Publishing logs these.' },
  late: { label: 'Late', about: 'Their cycle is closed. Publishing logs these with their day, and they count in the oldest open one.' },
  skipped: { label: 'Skipped', about: 'These cannot be logged, or were left out before.' },
  unchanged: { label: 'Unchanged', about: 'In the work log already.' },
}

/** The same for an import that is published. */
export const publishedWords: Record<RowState, Words> = {
  ...draftWords,
  gone: { label: 'Removed', about: 'The export no longer had these.' },
  changed: { label: 'Changed', about: 'As they were, and as the tracker had them.' },
  new: { label: 'Added', about: '' },
  unchanged: { label: 'Kept', about: '' },
}

export const labelOf = (filter: Filter, words: Record<RowState, Words>): string =>
  filter === 'all' ? 'All' : filter === 'warned' ? 'Worth a look' : filter === 'left' ? 'Left out' : words[filter].label

/** What ticking a row does. */
export const verbs: Partial<Record<RowState, string>> = { new: 'Log', late: 'Log', changed: 'Change', gone: 'Remove' }

/** The same words as the beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
