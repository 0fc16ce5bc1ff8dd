import { formatRange, type Day } from '@hourtab/domain/calendar'
import type { DateAhead } from '@hourtab/domain/dates-ahead'
import { formatHours } from '@hourtab/domain/hours'
import ical, { escape, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import type { Dated } from './read-dates.ts'

const refreshSeconds = 12 * 3600

/**
 * Writes dates as an iCalendar object (RFC 5545) that is the same all day. A date keeps its UID while what it says changes, so that programs
 * move it instead of showing it twice.
 */
export function writeCalendar(name: string, dated: readonly Dated[], today: Day): string {
  const calendar = ical({
    prodId: { company: 'HourTab', product: 'Calendar' },
    method: ICalCalendarMethod.PUBLISH,
    // The library writes the name of a calendar as it is given.
    name: escape(`${name} · HourTab`, false),
    ttl: refreshSeconds,
  })
  for (const { id, title, dates } of dated)
    for (const date of dates)
      calendar.createEvent({
        id: `${id}-${topicOf(date)}-${date.cycle.startsOn.replaceAll('-', '')}@hourtab`,
        stamp: `${today}T00:00:00.000Z`,
        start: `${date.on}T00:00:00.000Z`,
        allDay: true,
        summary: `${title} ${inWords(date, today)}`,
        transparency: ICalEventTransparency.TRANSPARENT,
      })
  return calendar.toString()
}

const topicOf = ({ kind }: DateAhead) => (kind === 'toClose' || kind === 'closesByItself' ? 'close' : 'turn')

function inWords(date: DateAhead, today: Day): string {
  const { startsOn, endsOn } = date.cycle
  switch (date.kind) {
    case 'resets':
    case 'resumes':
      return `${date.kind} (${hoursInWords(date.capSeconds)})`
    case 'pauses':
      return 'pauses'
    case 'toClose':
      return `can be closed: ${formatRange(startsOn, endsOn, today)}`
    case 'closesByItself':
      return `closes by itself: ${formatRange(startsOn, endsOn, today)}`
  }
}

const hoursInWords = (seconds: number): string => {
  const hours = formatHours(seconds)
  return hours === '1' ? '1 hour' : `${hours} hours`
}
