import type { ExplanationLine } from '@hourtab/contract/balance'
import { formatHundredths, hundredths } from '@hourtab/domain/hours'
import './balance-head.css'

const isResult = ({ kind }: ExplanationLine) => kind === 'remain' || kind === 'over'

/** The sum behind a balance, one term a line. */
export function Explanation({ lines }: { lines: ExplanationLine[] }) {
  return (
    <table className="explanation">
      <caption className="unseen">How the balance is made up, in hours</caption>
      <tbody>
        {printed(lines).map(({ line, figure }, at) => (
          <tr key={at} className={isResult(line) ? 'explanation-result' : undefined}>
            <th scope="row">{line.label}</th>
            <td>{figure}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

// Each figure is the step of a rounded running total, so that a reader who adds up what is printed gets what is printed.
function printed(lines: ExplanationLine[]) {
  let sum = 0
  return lines.map((line, at) => {
    if (isResult(line)) return { line, figure: formatHundredths(Math.abs(hundredths(sum))) }
    const step = line.kind === 'logged' ? hundredths(line.seconds) : hundredths(sum + line.seconds) - hundredths(sum)
    sum += line.seconds
    return { line, figure: `${step < 0 ? '−' : at > 0 ? '+' : ''}${formatHundredths(Math.abs(step))}` }
  })
}
