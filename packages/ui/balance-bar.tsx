// Drawn with attributes and classes only: the client page is served under a policy that refuses style attributes.
// The stylesheet beside this file goes with it.

/** What the bar needs of a balance; a whole `Balance` or `CycleLine` will do. */
export type BarFigures = { availableSeconds: number; usedSeconds: number; sentence: string }

/** Where things stand on the bar, in percent of its width. The bar ends at what is available, or at what is used when that is more. */
export function barMarks({ availableSeconds, usedSeconds }: BarFigures): { used: number; cap: number; ticks: number[] } {
  const available = Math.max(0, availableSeconds)
  const used = Math.max(0, usedSeconds)
  const end = Math.max(available, used)
  if (end === 0) return { used: 0, cap: 100, ticks: [50, 80] }
  const cap = percent(available / end)
  return { used: percent(Math.min(used, available) / end), cap, ticks: [percent(cap / 200), percent(cap / 125)] }
}

const percent = (share: number) => Math.round(share * 10_000) / 100
const at = (share: number) => `${share}%`

/**
 * The bar of a balance: what is used, what is over it in a second colour and hatched, ticks at 50 and 80 %, a mark at 100 %.
 * `isLabelled` writes the shares beneath, where there is room.
 */
export function BalanceBar({ balance, isLabelled }: { balance: BarFigures; isLabelled?: boolean }) {
  const { used, cap, ticks } = barMarks(balance)
  return (
    <svg className="balance-bar" role="img" aria-label={balance.sentence} width="100%" height={isLabelled ? 44 : 24}>
      <rect className="balance-bar-track" y="6" width="100%" height="12" />
      <rect className="balance-bar-used" y="6" width={at(used)} height="12" />
      {cap < 100 && (
        <svg x={at(cap)} y="6" width={at(percent(1 - cap / 100))} height="12">
          <rect className="balance-bar-over" width="100%" height="12" />
          <line className="balance-bar-hatch" y1="6" x2="110%" y2="6" transform="skewX(-45)" />
        </svg>
      )}
      {ticks.map((tick) => (
        <line key={tick} className="balance-bar-tick" x1={at(tick)} x2={at(tick)} y1="2" y2="22" />
      ))}
      <line className="balance-bar-cap" x1={at(cap)} x2={at(cap)} y1="0" y2="24" />
      {isLabelled && cap > 60 && <Labels marks={[...ticks, cap]} />}
    </svg>
  )
}

const shares = ['50 %', '80 %', '100 %']

function Labels({ marks }: { marks: number[] }) {
  return (
    <g aria-hidden="true" className="balance-bar-labels">
      {marks.map((mark, index) => (
        <text key={shares[index]} className={mark > 95 ? 'balance-bar-last' : undefined} x={at(mark)} y="40">
          {shares[index]}
        </text>
      ))}
    </g>
  )
}
