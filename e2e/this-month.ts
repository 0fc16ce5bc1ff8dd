const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const now = new Date()
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** Today, `YYYY-MM-DD`, in the time zone of the tests' browsers. */
export const today = dayOf(now)

/** The first day of the month `offset` months from now. */
export const firstOfMonth = (offset = 0): string => dayOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1)))

/** A day as the product writes it: `Aug 1`, with the year when it is not this year. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-')
  return `${months[Number(month) - 1]} ${Number(date)}${year === today.slice(0, 4) ? '' : `, ${year}`}`
}

/** How the month `offset` months from now is written: `Aug 1 – 31`, with the year when it is not this year. */
export function monthOf(offset: number): string {
  const last = dayOf(new Date(Date.parse(firstOfMonth(offset + 1)) - 86_400_000))
  return dayInWords(firstOfMonth(offset)).replace(/ 1\b/, ` 1 – ${last.slice(8)}`)
}

/** The header line of this month's cycle. */
export function sentence(used: number, cap: number): string {
  const rest = used > cap ? `${used - cap} over` : `${cap - used} hours remain`
  return `${used} of ${cap} hours used · ${rest} · resets ${dayInWords(firstOfMonth(1))}`
}
