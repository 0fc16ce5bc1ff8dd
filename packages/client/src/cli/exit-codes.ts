import { HourTabProblem, HourTabUnreachable } from '../problem.ts'

/** What a run ends with, for scripts. */
export const exits = {
  done: 0,
  fault: 1,
  usage: 2,
  notAllowed: 3,
  refused: 4,
  openQuestions: 5,
  unreachable: 6,
} as const
export type Exit = (typeof exits)[keyof typeof exits]

/** The same in words, as the help has it. */
export const exitsInWords: Record<Exit, string> = {
  0: 'done',
  1: 'a fault in HourTab or here',
  2: 'the command was not understood',
  3: 'not signed in, or the key may not do this',
  4: 'what was given was refused',
  5: 'an import has questions that a person must answer',
  6: 'HourTab cannot be reached, or is too busy just now',
}

/** Ends a run with words for the person who began it. */
export class Stop extends Error {
  readonly exit: Exit
  /** What there is to say beyond the message, a line each. */
  readonly more: readonly string[]
  constructor(exit: Exit, message: string, more: readonly string[] = []) {
    super(message)
    this.exit = exit
    this.more = more
  }
}

/** Which exit something thrown comes to. */
export function exitOf(thrown: unknown): Exit {
  if (thrown instanceof Stop) return thrown.exit
  if (thrown instanceof HourTabUnreachable) return exits.unreachable
  if (!(thrown instanceof HourTabProblem)) return exits.fault
  const { status, slug } = thrown
  if (status === 401 || status === 403) return exits.notAllowed
  if (slug === 'open-questions') return exits.openQuestions
  if (slug === 'unreadable-answer' || [429, 502, 503, 504].includes(status)) return exits.unreachable
  return status < 500 ? exits.refused : exits.fault
}
