const sheetAdvice = 'Open it in the spreadsheet program and save it as CSV.'

// The first bytes, as characters 0 to 255.
const kinds: [magic: RegExp, reason: string][] = [
  [/^PK(?:\x03\x04|\x05\x06)/, `This is an Excel workbook or a ZIP archive, not a CSV file. Unpack it, or save the sheet as CSV.`],
  [/^\x1f\x8b/, 'This is a compressed file (gzip). Unpack it and import the CSV file inside.'],
  [/^%PDF/, 'This is a PDF. Export the report from the time tracker as CSV instead.'],
  [/^\xd0\xcf\x11\xe0/, `This is an old Excel workbook, not a CSV file. ${sheetAdvice}`],
  [/^(?:7z\xbc\xaf|Rar!|BZh|\xfd7zXZ)/, 'This is a compressed file. Unpack it and import the CSV file inside.'],
  [/^(?:\x89PNG|GIF8|\xff\xd8\xff)/, 'This is a picture. Export the report from the time tracker as CSV instead.'],
  [/^\s*(?:<!doctype html|<html|<\?xml)/i, 'This is a web page or XML, not a CSV file. Download the CSV export of the report.'],
  [/^\s*[{[]\s*["{[\]}]/, 'This is JSON, not a CSV file. Export the report from the time tracker as CSV.'],
]

/** Why a file that begins like this is no CSV file, in words; undefined when nothing speaks against it. */
export const whyNoCsv = (head: string): string | undefined => kinds.find(([magic]) => magic.test(head))?.[1]

/** Said of content that has bytes or characters no text has. */
export const notText = 'This is not a text file. Export the report from the time tracker as CSV.'
