import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import { resolve } from 'node:path'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { clientStates } from './screens.ts'

const here = (file: string) => resolve(import.meta.dirname, file)
const validator = new HtmlValidate(new FileSystemConfigLoader())

async function findings(html: string, name: string): Promise<string[]> {
  const { results } = await validator.validateString(html, here(`${name}.html`))
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${name} ${line}:${column} ${ruleId}: ${message}`),
  )
}

test('the HTML of the client page is valid in every state', async ({ open, product }) => {
  const page = await open()
  const found: string[] = []
  for (const { name, path } of await clientStates(page, product.origin)) {
    const html = await (await page.request.get(path)).text()
    expect(html).toMatch(/^<!DOCTYPE html>/i)
    found.push(...(await findings(html, name)))
  }
  expect(found).toEqual([])
})

test('HTML that is not valid is found out', async () => {
  expect(
    await findings('<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><p><div></div></p></body></html>', 'planted'),
  ).not.toEqual([])
})
