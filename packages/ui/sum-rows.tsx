import { type Explanation, printedSum } from '@hourtab/domain/explanation'

/** The body of a table with a sum as it is written on paper, one term a line; the row of what it comes to is a `result`. */
export function SumRows({ lines }: { lines: readonly Explanation[] }) {
  return (
    <tbody>
      {printedSum(lines).map(({ label, figure, isResult }, at) => (
        <tr key={at} className={isResult ? 'result' : undefined}>
          <th scope="row" dir="auto">
            {label}
          </th>
          <td>{figure}</td>
        </tr>
      ))}
    </tbody>
  )
}
