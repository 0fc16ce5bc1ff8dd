import { useAmounts } from './statements.ts'

/** What a closed cycle comes to, where a rate or a fee is set. It is not printed, and no client sees it. */
export function AmountsTable({ statementId }: { statementId: string }) {
  const { data } = useAmounts(statementId)
  if (!data) return null
  const { lines, agreed } = data.amounts
  return (
    <aside className="amounts" aria-labelledby="amounts-title">
      <h2 id="amounts-title">For you alone</h2>
      {lines.length === 0 ? (
        <p className="quiet">Set an hourly rate or a fee in the settings to see what this cycle comes to.</p>
      ) : (
        <table>
          <tbody>
            {lines.map(({ label, amount }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{amount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="quiet">
        Not in the statement{lines.length > 0 && agreed === 'today' && ', at the rate and fee of today'}. Your client never sees it.
      </p>
    </aside>
  )
}
