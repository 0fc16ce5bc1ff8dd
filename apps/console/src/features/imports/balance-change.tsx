import type { Import } from '@hourtab/contract/imports'
import { BalanceBar } from '@hourtab/ui/balance-bar'
import '@hourtab/ui/balance-bar.css'
import './imports.css'

/** The balance as it is and as it will be, one bar under the other. */
export function BalanceChange({ balanceBefore, balanceAfter, state }: Pick<Import, 'balanceBefore' | 'balanceAfter' | 'state'>) {
  const isDone = state === 'published'
  return (
    <section className="change" aria-label="Balance before and after">
      <div>
        <h2>{isDone ? 'Before' : 'Now'}</h2>
        <BalanceBar balance={balanceBefore} />
        <p>{balanceBefore.sentence}</p>
      </div>
      <div>
        <h2>{isDone ? 'After' : 'After publishing'}</h2>
        <BalanceBar balance={balanceAfter} />
        <p>{balanceAfter.sentence}</p>
      </div>
    </section>
  )
}
