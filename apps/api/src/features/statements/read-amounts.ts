import type { Amounts } from '@hourtab/contract/statements'
import { formatAmount, overageCents, overageInWords, type Price } from '@hourtab/domain/amounts'
import type { Context } from '../../platform/context.ts'
import { retainerById } from '../retainers/queries.ts'
import { statementById } from './queries.ts'

/** What a closed cycle comes to, at the rate and fee of its closing, or at today's where there were none then. Throws 404. */
export async function readAmounts({ db, actor }: Context, id: string): Promise<Amounts> {
  const statement = await statementById(db, actor.workspaceId, id)
  const isPriced = statement.hourlyRateCents !== null || statement.feeCents !== null
  const price: Price = isPriced ? statement : await retainerById(db, actor.workspaceId, statement.retainerId)
  const { line } = statement.frozen
  const { hourlyRateCents, feeCents, currency } = price
  const overage = hourlyRateCents === null ? null : overageCents(line, hourlyRateCents)
  const totalCents = feeCents === null && overage === null ? null : (feeCents ?? 0) + (overage ?? 0)
  const told = [
    { label: 'Fee', cents: feeCents },
    { label: overageInWords(line, price), cents: overage },
    { label: 'Total', cents: totalCents },
  ]
  return {
    agreed: isPriced ? 'at-closing' : 'today',
    currency,
    feeCents,
    hourlyRateCents,
    overSeconds: line.overSeconds,
    overageCents: overage,
    totalCents,
    lines: told.flatMap(({ label, cents }) => (cents === null ? [] : [{ label, amount: formatAmount(cents, currency) }])),
  }
}
