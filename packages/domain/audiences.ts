/** What a link may show, as people call it. */
export const audienceLabels = {
  full: 'Full log',
  unnamed: "Log without people's names",
  aliases: 'Log with vendors under aliases',
  totals: 'Totals only',
} as const

export type Audience = keyof typeof audienceLabels
