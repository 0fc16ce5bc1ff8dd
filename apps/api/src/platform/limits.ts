import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { problems } from './problem.ts'

const rules = {
  /** Calls of one key, session or address. */
  calls: { points: 1200, duration: 60 },
  /** Keys and sessions tried that are nobody's, from one address. */
  guesses: { points: 120, duration: 60 },
  /** Failed sign-ins of one account from one address. */
  signIns: { points: 5, duration: 15 * 60 },
  /** Links tried that open nothing, from one address. */
  misses: { points: 20, duration: 60 },
  /** Accounts and sample studios made from one address. */
  accounts: { points: 20, duration: 60 * 60 },
}
type Rule = keyof typeof rules

/** How much is left to whom. */
export type Limits = {
  isOn: boolean
  /** Takes one; throws 429 when none is left. Answers how many remain and when there are more. */
  take: (rule: Rule, who: string) => Promise<{ limit: number; windowSeconds: number; remaining: number; resetSeconds: number } | undefined>
  /** Throws 429 when none is left, and takes nothing. */
  check: (rule: Rule, who: string) => Promise<void>
  /** Gives one back that was taken. */
  giveBack: (rule: Rule, who: string) => Promise<void>
}

/** Counts in memory, each process for itself; `isOn` false lets everything through. */
export function makeLimits(isOn: boolean): Limits {
  const limiters = Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, new RateLimiterMemory(rule)])) as Record<
    Rule,
    RateLimiterMemory
  >
  const secondsOf = (state: RateLimiterRes) => Math.max(1, Math.ceil(state.msBeforeNext / 1000))
  return {
    isOn,
    take: async (rule, who) => {
      if (!isOn) return undefined
      const state = await limiters[rule].consume(who).catch((spent: RateLimiterRes) => {
        throw problems.slowDown(secondsOf(spent))
      })
      return {
        limit: rules[rule].points,
        windowSeconds: rules[rule].duration,
        remaining: state.remainingPoints,
        resetSeconds: secondsOf(state),
      }
    },
    check: async (rule, who) => {
      const state = isOn ? await limiters[rule].get(who) : null
      if (state && state.consumedPoints >= rules[rule].points) throw problems.slowDown(secondsOf(state))
    },
    giveBack: async (rule, who) => {
      if (isOn) await limiters[rule].reward(who)
    },
  }
}
