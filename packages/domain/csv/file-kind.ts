const archive = 'This is a compressed file. Unpack it and import the CSV file inside.'
const picture = 'This is a picture. Export the report from the time tracker as CSV instead.'
const workbook = 'This is an Excel workbook or a ZIP archive, not a CSV file. Unpack it, or save the sheet as CSV.'

// The first bytes, as characters 0 to 255.
const magics: [magic: string, reason: string][] = [
  ['PK\x03\x04', workbook],
  ['PK\x05\x06', workbook],
  ['\xd0\xcf\x11\xe0', 'This is an old Excel workbook, not a CSV file. Open it and save the sheet as CSV.'],
  ['%PDF', 'This is a PDF. Export the report from the time tracker as CSV instead.'],
  ['\x1f\x8b', archive],
  ['7z\xbc\xaf', archive],
  ['Rar!\x1a', archive],
  ['\x89PNG', picture],
  ['\xff\xd8\xff', picture],
]

const markups: [start: RegExp, reason: string][] = [
  [/^\s*(?:<!doctype html|<html|<\?xml)/i, 'This is a web page or XML, not a CSV file. Download the CSV export of the report.'],
  [/^\s*[{[]\s*["{[\]}]/, 'This is JSON, not a CSV file. Export the report from the time tracker as CSV.'],
]

/** Why a file that begins like this is no CSV file, in words; undefined when nothing speaks against it. */
export const whyNoCsv = (head: string): string | undefined =>
  (magics.find(([magic]) => head.startsWith(magic)) ?? markups.find(([start]) => start.test(head)))?.[1]

/** Said of content that has bytes or characters no text has. */
export const notText = 'This is not a text file. Export the report from the time tracker as CSV.'
