import { oldestOpen } from '@hourtab/domain/ledger-closed'
import { useBalance } from '../features/balance/balance.ts'
import { type Opened, RetainerFrame } from '../features/retainers/retainer-frame.tsx'
import { SendStatement } from '../features/share-links/send-statement.tsx'
import { CloseCycle } from '../features/statements/close-cycle.tsx'
import { StatementList } from '../features/statements/statement-list.tsx'
import { useMe } from '../session.ts'

export function StatementsPage() {
  return <RetainerFrame section="Statements">{(opened) => <Statements key={opened.retainer.id} {...opened} />}</RetainerFrame>
}

function Statements({ retainer, today }: Opened) {
  const { id, closesAfterDays, closedThrough } = retainer
  const { data: me } = useMe()
  const oldest = oldestOpen(retainer, closedThrough ?? undefined)
  const { data: preview } = useBalance(id, oldest.startsOn)
  const isOwner = me?.role === 'owner'
  return (
    <>
      <CloseCycle
        retainerId={id}
        cycle={oldest}
        closesAfterDays={closesAfterDays}
        today={today}
        preview={preview?.balance.cycle.startsOn === oldest.startsOn ? preview : undefined}
      />
      <StatementList
        retainerId={id}
        today={today}
        isOwner={isOwner}
        renderSend={({ number }) => isOwner && <SendStatement retainerId={id} number={number} today={today} />}
      />
    </>
  )
}
