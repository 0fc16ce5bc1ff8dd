import { suggestions } from '@hourtab/domain/work-types'

const most = 5

/** Activities that continue what is being typed: the part after the last `:`, `,` or `+`, from two letters on. */
export function suggest(text: string): { text: string; completed: string }[] {
  const start = Math.max(text.lastIndexOf(':'), text.lastIndexOf('+'), text.lastIndexOf(','), -1) + 1
  const typed = text.slice(start).trimStart().toLowerCase()
  if (typed.length < 2) return []
  const head = text.slice(0, start)
  const join = head === '' || head.endsWith(' ') ? head : `${head} `
  return suggestions
    .filter(({ text: activity }) => isContinued(activity.toLowerCase(), typed))
    .slice(0, most)
    .map(({ text: activity }) => ({ text: activity, completed: join + activity }))
}

const isContinued = (activity: string, typed: string) =>
  activity !== typed && (activity.startsWith(typed) || activity.includes(` ${typed}`))
