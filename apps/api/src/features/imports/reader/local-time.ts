import type { LocalTime } from '@hourtab/domain/csv/reading'

const secondOf = (two: string | undefined) => Number(two ?? 0)

/** Tells the day and time of a zone from those in UTC. */
export function localTimeIn(timeZone: string): LocalTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  return ({ day, seconds }) => {
    const [local = day, hours, minutes, rest] = format.format(Date.parse(`${day}T00:00:00Z`) + seconds * 1000).split(/, |:/)
    return { day: local, seconds: secondOf(hours) * 3600 + secondOf(minutes) * 60 + secondOf(rest) }
  }
}
