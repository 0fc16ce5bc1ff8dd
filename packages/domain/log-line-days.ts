import { addDays, dayOf, isDay, partsOf, weekdayOf, type Day } from './calendar.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const weekdayName = '(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)'

type Reading = { pattern: RegExp; read: (parts: string[], today: Day) => Day | null | undefined }

// A reading answers null for a day that cannot be, undefined for text that only looks like a date.
const readings: Reading[] = [
  { pattern: /^today$/i, read: (_, today) => today },
  { pattern: /^yesterday$/i, read: (_, today) => addDays(today, -1) },
  { pattern: new RegExp(`^${weekdayName}$`, 'i'), read: ([name = ''], today) => latestWeekday(name, today) },
  { pattern: /^(\d{4})-(\d{1,2})-(\d{1,2})$/, read: ([year, month, date]) => real(Number(year), Number(month), Number(date)) },
  { pattern: /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d\d))?$/, read: (parts, today) => slashed(parts, today) },
  { pattern: /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)?$/, read: ([date, month, year], today) => inYear(year, month, date, today) },
  {
    pattern: new RegExp(`^${monthName}\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?$`, 'i'),
    read: (parts, today) => named(parts, today),
  },
  {
    pattern: new RegExp(`^(\\d{1,2})(?:st|nd|rd|th|\\.)? ${monthName}\\.?(?:,? (\\d{4}))?$`, 'i'),
    read: ([date = '', month = '', year = ''], today) => named([month, date, year], today),
  },
]

function latestWeekday(name: string, today: Day): Day {
  const wanted = weekdays.indexOf(name.slice(0, 3).toLowerCase()) + 1
  return addDays(today, -((weekdayOf(today) - wanted + 7) % 7))
}

// `3/12` is March 12, as the page's readers write it; only where that cannot be, the day comes first.
function slashed([first = '', second = '', year]: string[], today: Day): Day | null | undefined {
  if (first === '24' && second === '7' && !year) return undefined
  const day = inYear(year, first, second, today) ?? inYear(year, second, first, today)
  const canBeMeant = [first, second].every((part) => Number(part) >= 1 && Number(part) <= 31)
  return day ?? (canBeMeant ? null : undefined)
}

const named = ([month = '', date, year]: string[], today: Day) =>
  inYear(year || undefined, String(months.indexOf(month.slice(0, 3).toLowerCase()) + 1), date, today)

// Without a year it is the latest such day; up to 30 days ahead it still is this year's.
function inYear(year: string | undefined, month: string | undefined, date: string | undefined, today: Day): Day | null {
  if (year) return real(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(date))
  const thisYear = partsOf(today)[0]
  const day = real(thisYear, Number(month), Number(date))
  return day !== null && day <= addDays(today, 30) ? day : real(thisYear - 1, Number(month), Number(date))
}

function real(year: number, month: number, date: number): Day | null {
  const day = dayOf(year, month, date)
  return isDay(day) ? day : null
}

/** Reads one date as a person types it: `yesterday`, `mon`, `2026-07-12`, `3/12` (March 12), `12.3.` (12 March), `Jul 12`. */
export function readTypedDay(text: string, today: Day): Day | null | undefined {
  for (const { pattern, read } of readings) {
    const found = pattern.exec(text)
    if (found) return read(found.slice(1), today)
  }
  return undefined
}
