import type { ExplanationLine } from '@hourtab/contract/balance'
import { printedSum } from '@hourtab/domain/explanation'
import './balance-head.css'

/** The sum behind a balance, one term a line. */
export function Explanation({ lines }: { lines: ExplanationLine[] }) {
  return (
    <table className="explanation">
      <caption className="unseen">How the balance is made up, in hours</caption>
      <tbody>
        {printedSum(lines).map(({ label, figure, isResult }, at) => (
          <tr key={at} className={isResult ? 'explanation-result' : undefined}>
            <th scope="row" dir="auto">
              {label}
            </th>
            <td>{figure}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
