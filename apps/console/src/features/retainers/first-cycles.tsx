import { formatRange, isDay, partsOf } from '@hourtab/domain/calendar'
import { capOf, cycleOn, nextCycle, type Schedule } from '@hourtab/domain/cycle'
import { formatHours, parseDuration } from '@hourtab/domain/hours'
import { typedIn } from '../../controls/form.tsx'
import { useTyped } from '../../controls/use-typed.ts'

/** Inside the form of a new retainer: its first cycles as they come out of what is typed, with the cap of each. */
export function FirstCycles({ today }: { today: string }) {
  const [inside, cycles] = useTyped(firstCyclesIn)
  return (
    <div ref={inside}>
      {cycles && (
        <p className="quiet" role="status">
          First cycles:{' '}
          {cycles
            .map(
              ({ cycle, capSeconds }) =>
                `${formatRange(cycle.startsOn, cycle.endsOn, today)}${capSeconds ? ` (${formatHours(capSeconds)} h)` : ''}`,
            )
            .join(' · ')}
        </p>
      )}
    </div>
  )
}

const shown = 3

function firstCyclesIn(typed: FormData) {
  const startsOn = typedIn(typed, 'startsOn')
  if (!isDay(startsOn)) return undefined
  const resetDay = Number(typedIn(typed, 'resetDay')) || partsOf(startsOn)[2]
  if (!Number.isInteger(resetDay) || resetDay < 1 || resetDay > 31) return undefined
  const schedule: Schedule = {
    startsOn,
    resetDay,
    cadence: typedIn(typed, 'cadence') === 'quarterly' ? 'quarterly' : 'monthly',
    firstCycle: typedIn(typed, 'firstCycle') === 'prorated' ? 'prorated' : 'full',
  }
  const cap = parseDuration(typedIn(typed, 'capSeconds')) ?? 0
  const cycles = [cycleOn(schedule, startsOn)]
  while (cycles.length < shown) cycles.push(nextCycle(schedule, cycles.at(-1)!))
  return cycles.map((cycle) => ({ cycle, capSeconds: capOf(schedule, cycle, cap) }))
}
