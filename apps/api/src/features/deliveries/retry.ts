const minute = 60
const hour = 60 * minute

/** How long each try comes after the one before it, in seconds; the last is three days after the first. */
const waits = [0, 5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour]
const jitter = 0.1

/**
 * How long to wait after so many tries, in seconds: up to a tenth longer than planned, so that what failed together does not come again
 * together. Undefined when it was tried as often as it is.
 */
export function waitAfter(tries: number, random: () => number = Math.random): number | undefined {
  const wait = waits[tries]
  return wait === undefined ? undefined : wait * (1 + jitter * random())
}
