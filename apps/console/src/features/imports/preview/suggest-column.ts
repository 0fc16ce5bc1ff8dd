import type { ImportQuestion } from '@hourtab/contract/imports'

type Choice = ImportQuestion['choices'][number]

const names: Record<string, RegExp> = {
  'column-date': /date|day|when|datum|fecha|data|jour|tag|wann/i,
  'column-duration': /hour|duration|time|spent|worked|stunden|dauer|zeit|heures|durée|horas|\bh\b|wie lange/i,
  'column-description': /descr|note|what|task|activity|detail|subject|beschreib|notiz|tätigkeit|was\b/i,
}

/** The column that most likely holds what a question asks for: by its name, else by what stands in it; undefined where nothing fits. */
export function suggestColumn({ id, choices }: ImportQuestion): string | undefined {
  const named = choices.find(({ label }) => names[id]?.test(label.replace(/ \([^]*$/, '')))
  if (named) return named.value
  if (id !== 'column-description') return choices[0]?.value
  return choices.toSorted((one, other) => wordsIn(other) - wordsIn(one))[0]?.value
}

const wordsIn = ({ sample = [] }: Choice) => sample.join(' ').split(/\s+/).length
