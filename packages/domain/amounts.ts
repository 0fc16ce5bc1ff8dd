// What the hours cost: amounts are whole cents, so that no sum of them is off by one.

import { formatHundredths, hundredths, type Seconds } from './hours.ts'

/** An amount in hundredths of a currency. */
export type Cents = number

/** What was agreed on: an hour's price, a cycle's fee, and the currency of both. */
export type Price = { hourlyRateCents: Cents | null; feeCents: Cents | null; currency: string | null }

type Spent = { availableSeconds: Seconds; usedSeconds: Seconds }

/**
 * What the hours over a cycle cost: the printed hours times the rate, rounded half up to a cent, so that whoever multiplies what is printed
 * comes to the same amount.
 */
export function overageCents({ availableSeconds, usedSeconds }: Spent, hourlyRateCents: Cents): Cents {
  const over = Math.max(0, hundredths(usedSeconds) - hundredths(availableSeconds))
  return Math.floor((over * hourlyRateCents + 50) / 100)
}

/** `1,250.00 EUR`, or `1,250.00` where no currency was named. */
export function formatAmount(cents: Cents, currency: string | null): string {
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${whole}.${String(cents % 100).padStart(2, '0')}${currency ? ` ${currency}` : ''}`
}

/** `2 over × 150.00 EUR`: how an overage comes about. */
export const overageInWords = ({ availableSeconds, usedSeconds }: Spent, { hourlyRateCents, currency }: Price): string => {
  const over = formatHundredths(Math.max(0, hundredths(usedSeconds) - hundredths(availableSeconds)))
  return hourlyRateCents === null ? `${over} over` : `${over} over × ${formatAmount(hourlyRateCents, currency)}`
}
