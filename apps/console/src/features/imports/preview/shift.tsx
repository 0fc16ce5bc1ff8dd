import { formatHours } from '@hourtab/domain/hours'
import { datedWeekday } from '../../../days.ts'

export const hoursInWords = (seconds: number | null) => (seconds === null ? '–' : `${formatHours(seconds)}\u00a0h`)
export const dayInWords = (day: string | null, today: string) => (day ? datedWeekday(day, today) : '–')

/** What something is, and what it was where that is something else. */
export function Shift({ was, is }: { was: string | undefined; is: string }) {
  if (was === undefined || was === is) return <>{is}</>
  return (
    <>
      <del>
        <span className="unseen">was </span>
        {was}
      </del>{' '}
      <span aria-hidden="true">→</span> <ins>{is}</ins>
    </>
  )
}
