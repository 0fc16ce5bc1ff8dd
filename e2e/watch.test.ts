import { expect } from 'vitest'
import { spilled, test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'
import { visitors } from './visitors.ts'

test('a browser that is made to break the rules is found out', async ({ browser, product }) => {
  const noticed = { faults: [] as string[], secrets: new Set<string>() }
  const { open, close } = visitors(browser, product.origin, noticed)
  const page = await open()
  await page.route('https://elsewhere.example/**', (route) => route.abort())
  await page.goto('/sign-up')
  await page.getByLabel('Your name').waitFor()
  await page.evaluate(() => {
    document.body.setAttribute('style', 'color: red')
    document.body.append(Object.assign(document.createElement('script'), { type: 'text/plain' }))
    setTimeout(() => {
      throw new Error('planted')
    })
    location.assign('https://elsewhere.example/')
  })
  await expect.poll(() => noticed.faults.join('\n')).toMatch(/request to another host: https:\/\/elsewhere\.example/)
  await expect.poll(() => noticed.faults.join('\n')).toMatch(/securitypolicyviolation style-src/)
  await expect.poll(() => noticed.faults.join('\n')).toMatch(/thrown: Error: planted/)
  await close()
})

test('tokens, cookies and passwords stand in nothing that the server prints or measures', async ({ open, product, secrets }) => {
  const pm = await open()
  const retainer = await makeRetainer(await signUp(pm, product.origin))
  const { path } = await retainer.share()
  const client = await open({ expects: [/status of 404/] })
  await client.goto(path)
  await client.goto(`${path}x`)
  for (const { value } of await pm.context().cookies()) secrets.add(value)
  secrets.add('four words of nonsense')

  expect(secrets.size).toBeGreaterThan(3)
  expect(product.output()).toContain('HourTab is running at')
  expect(spilled(product.output(), secrets)).toEqual([])
  const metrics = await (await client.request.get('/metrics')).text()
  expect(metrics.length).toBeGreaterThan(100)
  expect(spilled(metrics, secrets)).toEqual([])
  expect(spilled(`before ${path} after`, secrets)).toHaveLength(1)
})
