import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'

// As a receiver has it that installed the client.
const client = new URL('../packages/client/dist/client.js', import.meta.url).href
type Verify = (secret: string, headers: Record<string, string>, body: string) => Promise<{ type: string }>
const { verifyWebhook } = (await import(client)) as { verifyWebhook: Verify }

type Got = { headers: Record<string, string>; text: string; type: string }

/** Another system: it takes what is posted, and answers with `status`. */
async function openReceiver() {
  const got: Got[] = []
  const box = { status: 204 }
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part: Buffer) => (text += part.toString()))
    request.on('end', () => {
      got.push({ headers: request.headers as Record<string, string>, text, type: (JSON.parse(text) as { type: string }).type })
      response.writeHead(box.status).end(box.status === 204 ? undefined : 'The ledger is being closed')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { got, box, url: `http://127.0.0.1:${port}/hooks`, close }
}

test('a webhook is added, tried, told what happens, changed and removed, and its log says what became of each delivery', async ({
  open,
  product,
}) => {
  const receiver = await openReceiver()
  const pm = await open({ permissions: ['clipboard-read', 'clipboard-write'], expects: [/status of 422 .*\/webhooks/] })
  const retainer = await makeRetainer(await signUp(pm, product.origin))
  const copied = () => pm.evaluate(() => navigator.clipboard.readText())

  await pm.goto('/settings')
  await pm.getByRole('link', { name: 'Add a webhook' }).click()
  await pm.getByText('Nobody is told yet').waitFor()
  await pm.getByLabel('What it is for').fill('Finance')
  await pm.getByRole('textbox', { name: 'URL' }).fill('ftp://finance.example')
  await pm.getByLabel('Only some of it').check()
  await pm.getByRole('button', { name: 'Add webhook' }).click()
  await pm.getByText('Tick at least one, or choose everything').waitFor()
  await pm.getByLabel('Entry logged').check()
  await pm.getByRole('button', { name: 'Add webhook' }).click()
  await pm.getByText('Begins with https://').waitFor()
  await pm.getByRole('textbox', { name: 'URL' }).fill(receiver.url)
  await pm.getByRole('button', { name: 'Add webhook' }).click()
  await pm.getByRole('button', { name: 'Copy the secret' }).click()
  await pm.getByText('Secret copied').waitFor()
  const secret = await copied()
  const isSigned = async (with_: string) => {
    const { text, headers } = receiver.got.at(-1)!
    new Webhook(with_).verify(text, headers)
    return (await verifyWebhook(with_, headers, text)).type === (JSON.parse(text) as { type: string }).type
  }
  await pm.getByRole('button', { name: 'I have it' }).click()

  await pm.getByRole('link', { name: 'Finance' }).click()
  await pm.getByText('Nothing was sent yet').waitFor()
  await pm.getByRole('button', { name: 'Send a test' }).click()
  await pm.getByText(/Test: Delivered: it answered 204 in/).waitFor()
  expect([receiver.got.map(({ type }) => type), await isSigned(secret)]).toEqual([['webhook.ping'], true])

  // What happens is told as it happens; what fails says why and when it is tried again.
  receiver.box.status = 503
  await retainer.log()
  const line = pm.getByRole('listitem').filter({ hasText: 'Entry logged' })
  await line.getByText(/Not delivered yet, tried once: it answered 503 · next try/).waitFor()
  await line.locator('summary').click()
  await line.getByText('The ledger is being closed').first().waitFor()
  await line.getByRole('region', { name: 'Payload' }).getByText('"type": "entry.logged"').waitFor()
  receiver.box.status = 204
  await line.getByRole('button', { name: /^Send again/ }).click()
  await line.getByText(/^Delivered.*it answered 204 in/).waitFor()
  expect(receiver.got.at(-1)!.headers['webhook-id']).toBe(receiver.got.at(-2)!.headers['webhook-id'])
  await pm.getByLabel('Show').selectOption('failed')
  await pm.getByText('None like that').waitFor()
  await pm.getByLabel('Show').selectOption('')

  await pm.getByRole('button', { name: 'New secret' }).click()
  await pm.getByRole('button', { name: 'Make a new secret' }).click()
  await pm.getByText('For 24 hours the old secret signs beside it').waitFor()
  await pm.getByRole('button', { name: 'Copy the secret' }).click()
  await expect.poll(copied).not.toBe(secret)
  const newSecret = await copied()
  await pm.getByRole('button', { name: 'I have it' }).click()
  await pm.getByText('the old secret signs as well until').waitFor()
  const before = receiver.got.length
  await pm.getByRole('button', { name: 'Send a test' }).click()
  await expect.poll(() => receiver.got.length).toBe(before + 1)
  expect([await isSigned(secret), await isSigned(newSecret)]).toEqual([true, true])

  await pm.getByRole('button', { name: 'Edit' }).click()
  await pm.getByRole('dialog').getByLabel('What it is for').fill('Ledger')
  await pm.getByRole('dialog').getByLabel('Everything that happens to the work').check()
  await pm.getByRole('button', { name: 'Save' }).click()
  await pm.getByRole('heading', { level: 1, name: 'Ledger' }).waitFor()
  await pm.getByText('Everything that happens to the work ·').waitFor()

  // What is missed while it is disabled is sent afterwards.
  await pm.getByRole('button', { name: 'Disable' }).click()
  await pm.getByText('Turned off by hand').waitFor()
  await retainer.share('CTO')
  await pm.getByRole('button', { name: 'Enable' }).click()
  await pm.getByText('Turned off by hand').waitFor({ state: 'detached' })
  await pm.getByRole('button', { name: 'Send a time again' }).click()
  await pm.getByRole('dialog').getByRole('button', { name: 'Send again' }).click()
  await pm.getByText('events are sent again').waitFor()
  await expect.poll(() => receiver.got.map(({ type }) => type)).toContain('link.created')

  await pm.getByRole('button', { name: 'Remove' }).click()
  await pm.getByRole('button', { name: 'Remove the webhook' }).click()
  await pm.getByText('Nobody is told yet').waitFor()
  await pm.goto('/audit')
  await pm.getByText('Webhook given a new secret').waitFor()
  await receiver.close()
})
