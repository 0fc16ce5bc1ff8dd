import { formatHours } from '@hourtab/domain/hours'

/** Seconds as people read them: `7.5 h`, never broken across lines. */
export function Hours({ seconds }: { seconds: number }) {
  return <span className="hours">{formatHours(seconds)}&nbsp;h</span>
}
