import type { ExplanationLine } from '@hourtab/contract/balance'
import { SumRows } from '@hourtab/ui/sum-rows'
import './balance-head.css'

/** The sum behind a balance, one term a line. */
export const Explanation = ({ lines }: { lines: ExplanationLine[] }) => (
  <table className="explanation">
    <caption className="unseen">How the balance is made up, in hours</caption>
    <SumRows lines={lines} />
  </table>
)
