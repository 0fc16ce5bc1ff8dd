const minute = 60
const day = 24 * 60 * minute

/**
 * How long to wait after a try that failed, in seconds: a minute, then twice as long each time, so that the last try is a day after the first.
 * Undefined once that day is over. `tries` counts the one that failed, `age` is how long ago the mail was written.
 */
export function waitAfter(tries: number, ageSeconds: number): number | undefined {
  if (ageSeconds >= day) return undefined
  return Math.min(minute * 2 ** (tries - 1), day - ageSeconds)
}
