import { CycleList } from '../features/balance/cycle-list.tsx'
import { GrantsOfCycle } from '../features/grants/grants-of-cycle.tsx'
import { RetainerFrame } from '../features/retainers/retainer-frame.tsx'

export function CyclesPage() {
  return (
    <RetainerFrame section="Cycles">
      {({ retainer, today }) => (
        <CycleList retainerId={retainer.id} today={today}>
          {(cycle, openFrom) => <GrantsOfCycle retainer={retainer} cycle={cycle} today={today} openFrom={openFrom} />}
        </CycleList>
      )}
    </RetainerFrame>
  )
}
