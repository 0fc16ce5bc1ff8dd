import { expect } from 'vitest'
import { test } from './journey.ts'
import { makeAddress } from './keyed.ts'
import { makeRetainer, signUp } from './studio.ts'

test('a key that is kept to one retainer is made, tried in a terminal as it is shown, and revoked', async ({ open, product }) => {
  const pm = await open({ permissions: ['clipboard-read', 'clipboard-write'], expects: [/status of 422 .*\/api-keys/] })
  const call = await signUp(pm, product.origin)
  await makeRetainer(call)
  await makeRetainer(call, { clientName: 'Kestrel Foods', name: 'Rollout' })
  await pm.goto('/settings')
  await pm.getByRole('link', { name: 'API keys', exact: true }).click()
  await pm.getByText('No keys yet').waitFor()
  await pm.getByRole('button', { name: 'New key' }).click()
  const dialog = pm.getByRole('dialog')
  await dialog.getByLabel('Some retainers only').check()
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  await dialog.locator('.field-error').first().waitFor()
  expect(await dialog.locator('.field-error').allInnerTexts()).toEqual([
    'Write something here',
    'Name at least one, or leave it out for all',
  ])
  await dialog.getByLabel('What it is for').fill('Board dashboard')
  await dialog.getByLabel('Kestrel Foods · Rollout').check()
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  await dialog.getByRole('button', { name: 'Copy the command' }).click()
  await pm.getByText('Command copied').waitFor()
  const command = await pm.evaluate(() => navigator.clipboard.readText())
  const [, address, header] = /^curl (\S+) -H '(.+)'$/.exec(command) ?? []
  const ask = () => fetch(address!, { headers: { authorization: header!.replace('Authorization: ', '') } })
  const { items } = (await (await ask()).json()) as { items: { name: string }[] }
  expect(items.map(({ name }) => name)).toEqual(['Rollout'])
  await dialog.getByRole('button', { name: 'I have it' }).click()

  const line = pm.getByRole('listitem').filter({ has: pm.getByRole('heading', { name: 'Board dashboard' }) })
  await expect.poll(() => line.innerText()).toMatch(/Read ·\s+only Kestrel Foods · Rollout ·\s+not used yet ·\s+made \S+ \d+ by Ines Moro/)
  expect(await pm.locator('body').innerText()).not.toContain(header!.split(' ').at(-1))
  await line.getByRole('button', { name: 'Revoke' }).click()
  await pm.getByRole('button', { name: 'Revoke the key' }).click()
  await pm.getByText('No keys yet').waitFor()
  expect((await ask()).status).toBe(401)
})

test('a calendar subscribes to the dates, gets a new address when the old one went too far, and loses it', async ({
  open,
  product,
  secrets,
}) => {
  const pm = await open({ permissions: ['clipboard-read', 'clipboard-write'] })
  await makeRetainer(await signUp(pm, product.origin))
  await pm.goto('/settings')
  const copied = async () => {
    await pm.getByRole('button', { name: 'Copy the address' }).click()
    await pm.getByText('Address copied').first().waitFor()
    const url = await pm.evaluate(() => navigator.clipboard.readText())
    secrets.add(new URL(url).pathname.split('/').at(-2)!)
    expect(await pm.getByRole('link', { name: 'Open in your calendar' }).getAttribute('href')).toBe(url.replace('http:', 'webcal:'))
    await pm.getByRole('button', { name: 'I have it' }).click()
    return url
  }
  await makeAddress(pm)
  const first = await copied()
  expect(await (await fetch(first)).text()).toContain('SUMMARY:Halden Rail · PMO retainer resets (20 hours)')
  await pm.reload()
  await pm.getByText('Last read').waitFor()

  await pm.getByRole('button', { name: 'New address for Phone' }).click()
  await pm.getByRole('button', { name: 'Make a new address' }).click()
  const second = await copied()
  expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200])

  await pm.getByRole('button', { name: 'Revoke Phone' }).click()
  await pm.getByRole('button', { name: 'Revoke the address' }).click()
  await pm.getByText('Address revoked').waitFor()
  expect((await fetch(second)).status).toBe(404)
})
