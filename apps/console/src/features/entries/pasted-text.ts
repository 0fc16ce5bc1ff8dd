/** Whether pasted lines are rows of a sheet rather than lines of a log: the same tabs or at least three columns, with a heading. */
export function looksLikeSheet(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const [heading = ''] = lines
  if (lines.length < 2) return false
  if (lines.every((line) => line.includes('\t'))) return true
  return (
    /\b(date|datum|day|spent|started?)\b/i.test(heading) &&
    !/\d/.test(heading) &&
    [',', ';'].some((mark) => heading.split(mark).length >= 3)
  )
}
