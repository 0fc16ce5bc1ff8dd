import { parseDuration, type Seconds } from './hours.ts'

/** What is left of a line once the hours are taken out of it; `seconds` is null when it names none. */
export type WithoutHours = { seconds: Seconds | null; rest: string }

const number = String.raw`(?:\d{1,5}(?:[.,]\d{1,9})?|[.,]\d{1,9})`
const hours = String.raw`${number}\s?(?:h|hrs?|hours?)(?:\s?\d{1,2}(?:\s?(?:m|mins?|minutes?))?)?`
const minutes = String.raw`${number}\s?(?:m|mins?|minutes?)`
const clock = String.raw`\d{1,4}:[0-5]\d`
const written = `${hours}|${minutes}|${clock}`

const atEnd = new RegExp(String.raw`(?:^|[\s,;:(–—-])(${written})$`, 'i')
const atStart = new RegExp(String.raw`^\(?(${written})(?=[\s,;:)–—-]|$)(?!\s?[ap]\.?m\b)`, 'i')
const bareAtEnd = new RegExp(String.raw`(^|[\s,;])(${number})$`)
const timeOfDayAtEnd = /(?:\b(?:at|by|from|until|till|to) |\d:\d\d ?[-–] ?)\d{1,2}:\d\d$/i

// "Vendor 2", "Go-live phase 3", "ISO 27001": the number belongs to the word before it unless a comma parts them.
const numbered = /(?:phase|vendor|wave|sprint|week|step|part|stage|batch|round|release|version|option|day|level|tier|track|no\.?|#|q)\s$/i
const mostHours = 24

/** Takes the hours out of a line: at its end, else at its start; a number without a unit counts only as the last word. */
export function takeHours(line: string): WithoutHours {
  const text = line.replace(/[.;)]$/, '')
  const last = timeOfDayAtEnd.test(text) ? null : atEnd.exec(text)
  if (last?.[1]) return taken(last[1], text.slice(0, text.length - last[1].length))
  const first = atStart.exec(text)
  if (first?.[1]) return taken(first[1], line.slice(first[0].length).replace(/^\)/, ''))
  const [found, parting, bare] = bareAtEnd.exec(text) ?? []
  if (found === undefined || bare === undefined) return { seconds: null, rest: line }
  const before = text.slice(0, text.length - bare.length)
  const isLoose = parting === ' ' && !/[,;:–—-] $/.test(before)
  if (isLoose && (numbered.test(before) || Number(bare.replace(',', '.')) > mostHours)) return { seconds: null, rest: line }
  return taken(bare, before)
}

const taken = (hours: string, rest: string): WithoutHours => ({ seconds: parseDuration(hours.replace(/\s+/g, ' ')) ?? null, rest })
