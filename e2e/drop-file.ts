import type { Page } from 'playwright-core'
import type { Exported } from './exports.ts'

/** Drops a file on the middle of a page, as if it came from the desktop. */
export async function dropFile(page: Page, { name, text, type = 'text/csv' }: Exported): Promise<void> {
  const bytes = type === 'text/csv' ? [...Buffer.from(text)] : [...Buffer.from(text, 'latin1')]
  const dataTransfer = await page.evaluateHandle(
    (file) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(file.bytes)], file.name, { type: file.type }))
      return transfer
    },
    { name, type, bytes },
  )
  for (const step of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('main', step, { dataTransfer })
}
