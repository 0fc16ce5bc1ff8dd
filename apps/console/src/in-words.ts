import { Refused } from '@hourtab/contract/problem'

/** What went wrong, in words for the person in front of the screen. */
export function inWords(error: unknown): string {
  if (error instanceof Refused) return wordsOf(error)
  if (error instanceof TypeError) return 'The server could not be reached. Check your connection and try again.'
  return 'Something went wrong in this page. Reload it and try again.'
}

function wordsOf({ problem }: Refused): string {
  const more = problem.detail ?? problem.errors?.[0]?.detail
  return more ? `${ended(problem.title)} ${more}` : ended(problem.title)
}

const ended = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)
