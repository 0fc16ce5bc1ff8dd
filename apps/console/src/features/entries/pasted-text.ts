const looked = 20_000
const marks = [',', ';']
const dayName = /^"?(?:date|datum|day|spent|started?)\b|\b(?:date|datum)"?$/i

/** Whether pasted lines are rows of a sheet rather than lines of a log: tabs in all of them, or three columns or more under a heading. */
export function looksLikeSheet(text: string): boolean {
  const lines = firstLines(text)
  const [heading = ''] = lines
  if (lines.length < 2) return false
  if (lines.every((line) => line.includes('\t'))) return true
  if (/\d/.test(heading)) return false
  return marks.some((mark) => {
    const names = heading.split(mark)
    const isNamed = names.some((name) => dayName.test(name.trim()))
    return names.length >= 3 && (isNamed || lines.every((line) => line.split(mark).length === names.length))
  })
}

// Of a large sheet a few lines tell as much as all of them.
function firstLines(text: string): string[] {
  const lines = text.slice(0, looked).split(/\r\n|\r|\n/)
  const whole = text.length > looked && lines.length > 2 ? lines.slice(0, -1) : lines
  return whole.filter((line) => line.trim() !== '')
}
