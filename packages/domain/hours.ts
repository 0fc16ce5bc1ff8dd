// How people and trackers write a duration, and how the product prints one. Inside, it is always a whole number of seconds.

/** A duration in whole seconds; negative where hours are taken back. */
export type Seconds = number

// Made in one call that a bundler may leave out: the client page prints hours and reads none.
const patterns = /* @__PURE__ */ (() => {
  const hour = '(?:h|hrs?|hours?)'
  const minute = '(?:m|mins?|minutes?)'
  const second = '(?:s|secs?|seconds?)'
  const decimal = String.raw`(\d*)(?:[.,](\d+))?`
  return {
    clock: new RegExp(String.raw`^(\d*):([0-5]\d)(?::([0-5]\d))?\s*${hour}?$`),
    spelled: new RegExp(String.raw`^(\d+)\s*${hour}\s*(?:([0-5]?\d)\s*${minute}|([0-5]\d))(?:\s*([0-5]?\d)\s*${second})?$`),
    single: new RegExp(String.raw`^${decimal}\s*(?:(${hour})|(${minute})|(${second}))?$`),
  }
})()

// Long enough for any sheet's floating point tail, short enough that no text is worth sending to be slow on.
const longestText = 40
const longest: Seconds = 100_000 * 3600

/**
 * Reads `3h`, `1h 30m`, `1h30`, `1:30`, `1:30:10`, `1.5`, `,5h`, `90 min`, `2 hours`, `-1:30`; a bare number is hours.
 * Rounds half a second away from zero. Undefined for anything else, and beyond 100,000 hours.
 */
export function parseDuration(text: string): Seconds | undefined {
  const trimmed = text.trim().toLowerCase()
  if (trimmed.length > longestText) return undefined
  const unsigned = trimmed.replace(/^[-−]\s*/, '')
  const seconds = parseUnsigned(unsigned)
  if (seconds === undefined || seconds > longest) return undefined
  return unsigned === trimmed || seconds === 0 ? seconds : -seconds
}

function parseUnsigned(text: string): Seconds | undefined {
  const split = patterns.clock.exec(text)
  if (split) return inSeconds(split[1], split[2], split[3])
  const units = patterns.spelled.exec(text)
  if (units) return inSeconds(units[1], units[2] ?? units[3], units[4])
  const [, whole = '', fraction = '', , isMinutes, isSeconds] = patterns.single.exec(text) ?? []
  if (whole === '' && fraction === '') return undefined
  return scale(whole, fraction, isSeconds ? 1 : isMinutes ? 60 : 3600)
}

const inSeconds = (hours = '', minutes = '', seconds = ''): Seconds => Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)

// Nine decimals as an integer keep the product exact, so that a true half is seen as a half.
const scale = (whole: string, fraction: string, unit: number): Seconds =>
  Number(whole) * unit + Math.round((Number(fraction.slice(0, 9).padEnd(9, '0')) * unit) / 1e9)

/** The printed value in hundredths of an hour, rounded half away from zero, so that printed figures can be added and subtracted. */
export const hundredths = (seconds: Seconds): number => Math.sign(seconds) * Math.round(Math.abs(seconds) / 36) || 0

/** Prints hundredths of an hour with at most two decimals and no trailing zeros: `12`, `7.5`, `1.33`. */
export const formatHundredths = (value: number): string => String(value / 100)

/** Prints a duration in hours, rounded half away from zero to hundredths: `12`, `7.5`, `1.33`, never `-0`. */
export const formatHours = (seconds: Seconds): string => formatHundredths(hundredths(seconds))

/** The sum of durations, 0 for none. */
export function totalSeconds(parts: Iterable<{ seconds: Seconds }>): Seconds {
  let sum = 0
  for (const { seconds } of parts) sum += seconds
  return sum
}
