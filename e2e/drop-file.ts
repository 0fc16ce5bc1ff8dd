import type { Page } from 'playwright-core'
import type { Exported } from './exports.ts'

/** Drops a file on the middle of a page, as if it came from the desktop. */
export const dropFile = (page: Page, file: Exported): Promise<void> => dropFiles(page, [file])

/** Drops files on what a selector finds. */
export async function dropFiles(page: Page, files: readonly Exported[], on = 'main'): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer()
      for (const { name, type, bytes } of given) transfer.items.add(new File([new Uint8Array(bytes)], name, { type }))
      return transfer
    },
    files.map(({ name, text, type = 'text/csv' }) => ({
      name,
      type,
      bytes: [...Buffer.from(text, type === 'text/csv' ? 'utf8' : 'latin1')],
    })),
  )
  for (const step of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent(on, step, { dataTransfer })
}
