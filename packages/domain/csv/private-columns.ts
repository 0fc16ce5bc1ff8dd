// What a retainer's client must never see and a workspace never stores: money, addresses, staff numbers, surveillance, places.
const words = [
  'rates?|amount|cost|costs|price|prices|earned|earnings|salary|budget|revenue|money|spent total|currency|discount|commission|tip',
  'stundensatz|preis|kosten|tarif|betrag|rechnungsbetrag|festpreis|währung|umsatzsteuer|taux|tarif|montant|prix|devise',
  'tarifa|importe|precio|moneda|taxa|valor|preço|prijs|tarief|valuta',
  'e-?mail|correo|employee id|payroll_?(?:id)?|staff number|personalnummer|tax info|vat|vat-id|account id|phone|location|activity level|idle',
]
const money = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words.join('|')})(?![\p{L}\p{N}])`, 'iu')

/** Whether a column, by its name, is none to be offered or named. */
export const isPrivate = (text: string): boolean => money.test(text)
