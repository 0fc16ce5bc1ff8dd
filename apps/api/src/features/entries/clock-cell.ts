const two = (n: number) => String(n).padStart(2, '0')

/** A duration as a spreadsheet reads it, `1:30:10`. */
export function clockCell(seconds: number): string {
  const whole = Math.abs(seconds)
  return `${seconds < 0 ? '-' : ''}${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
}
