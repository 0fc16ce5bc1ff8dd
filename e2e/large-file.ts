import type { JSHandle, Page } from 'playwright-core'

/** A file of 100,000 rows as Toggl Track exports them, made in the page so that nothing large crosses over to it; on days of 2025. */
export const largeFile = (page: Page, rows = 100_000): Promise<JSHandle<File>> =>
  page.evaluateHandle((count) => {
    const two = (n: number) => String(n).padStart(2, '0')
    const kinds = ['Discovery: stakeholder interview', 'Vendor A: weekly sync, change order', 'Reporting: status for the steering group']
    const lines = Array.from({ length: count }, (_, n) => {
      const day = `2025-${two(1 + (n % 12))}-${two(1 + (Math.floor(n / 12) % 28))}`
      const what = `${kinds[n % 3]} ${n}`
      return `"${what}","Yes","0:${two(5 + (n % 50))}:00","Ines Moro","ines@moro.example","PMO","Halden Rail","-","${day}","09:00:00"`
    })
    const header = '"Description","Billable","Duration","Member","Email","Project","Client","Tags","Start date","Start time"'
    return new File([[header, ...lines, ''].join('\r\n')], 'large.csv', { type: 'text/csv' })
  }, rows)

/** Drops it on a page. */
export async function dropLarge(page: Page, file: JSHandle<File>): Promise<void> {
  await page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(dropped)
    for (const step of ['dragenter', 'dragover', 'drop'])
      document.querySelector('main')!.dispatchEvent(new DragEvent(step, { dataTransfer, bubbles: true, cancelable: true }))
  }, file)
}
