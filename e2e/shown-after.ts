import type { Page, Response } from 'playwright-core'

type Seen = { until: Promise<number> }

/**
 * Milliseconds from the moment a browser had the first byte of the answer to what `act` sent, until `text` stood on `page`; both on the
 * clock of this machine, and printed. Never less than nothing: the news may overtake the answer.
 */
export async function shownAfter(page: Page, text: string, act: () => Promise<Response>): Promise<number> {
  const seen = await page.evaluateHandle((wanted): Seen => {
    const until = new Promise<number>((resolve) => {
      const watching = new MutationObserver(() => {
        if (!document.body.innerText.includes(wanted)) return
        watching.disconnect()
        resolve(Date.now())
      })
      watching.observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    return { until }
  }, text)
  const response = await act()
  const { startTime, responseStart } = response.request().timing()
  const shownAt = await seen.evaluate(({ until }) => until)
  const elapsed = Math.max(0, Math.round(shownAt - (startTime + responseStart)))
  process.stdout.write(`“${text}” was on the client page ${elapsed} ms after it was logged\n`)
  return elapsed
}
