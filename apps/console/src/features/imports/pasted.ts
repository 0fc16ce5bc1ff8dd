import { looksLikeSheet } from '../entries/pasted-text.ts'

/** Pasted rows as a file. */
export const fileOf = (text: string): File => new File([text], 'pasted.csv', { type: 'text/csv' })

/** What a clipboard holds for an import: a table, else files. A spreadsheet puts a picture beside the rows it copies. */
export function pastedFiles(clipboard: Pick<DataTransfer, 'getData' | 'files'>): File[] {
  const text = clipboard.getData('text/plain')
  if (text.trim() === '') return [...clipboard.files]
  return looksLikeSheet(text) ? [fileOf(text)] : []
}

/** Whether what is pasted is meant for a field, or for a window above the page. */
export const isPastedIntoField = (target: EventTarget | null): boolean =>
  document.querySelector('dialog[open]') !== null ||
  (target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox], [type=radio], [type=file]), textarea, select, [contenteditable]'))
