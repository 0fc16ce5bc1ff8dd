import { openMailbox, subjectOf } from '@hourtab/api/test/mailbox.ts'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { startProduct } from './product.ts'
import { makeRetainer, signUp } from './studio.ts'
import { firstOfMonth, sentence } from './this-month.ts'

test('a share that is passed shows on the retainer, on its card and in the list of alerts', async ({ open, product }) => {
  const pm = await open()
  const retainer = await makeRetainer(await signUp(pm, product.origin))
  await pm.goto(retainer.path)
  const logLine = pm.getByRole('combobox', { name: 'Log work' })
  await logLine.fill('Discovery: stakeholder interviews, 17h')
  await logLine.press('Enter')
  const balance = pm.getByRole('region', { name: 'Balance' })
  await balance.getByText(/80 % passed/).waitFor()

  await pm.goto('/retainers')
  await pm.getByRole('listitem').filter({ hasText: 'PMO retainer' }).getByText('80 % passed').waitFor()

  await pm.goto(`${retainer.path}/settings`)
  const alerts = pm.getByRole('list', { name: 'Alerts' }).getByRole('listitem')
  await alerts.first().waitFor()
  expect((await alerts.allInnerTexts()).map((text) => text.split('\n')[0])).toEqual(['80 %', '50 %'])
})

test('the shares are chosen in the settings of a retainer, and what is none is said beside the field', async ({ open, product }) => {
  const pm = await open({ expects: [/status of 422/] })
  const retainer = await makeRetainer(await signUp(pm, product.origin))
  await pm.goto(`${retainer.path}/settings`)
  const field = pm.getByLabel('Alert at, % of the hours available')
  const save = pm.getByRole('button', { name: 'Save alerts' })
  expect(await field.inputValue()).toBe('50, 80, 100')
  await field.fill('half')
  await save.click()
  await pm.getByText('Whole percents, such as 50, 80, 100').waitFor()
  await field.fill('90, 300')
  await save.click()
  await pm.getByText('A whole percent, 1 to 200').waitFor()
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  await field.fill('90, 25 %')
  await save.click()
  await pm.getByText('Alerts saved').waitFor()
  await pm.reload()
  expect(await field.inputValue()).toBe('25, 90')
})

test('pace is told from the fifth logged day on, on the retainer and its card', async ({ open, product }) => {
  const pm = await open()
  // A quarter that began last month holds five days that are over, whatever day it is.
  const retainer = await makeRetainer(await signUp(pm, product.origin), { startsOn: firstOfMonth(-1), cadence: 'quarterly', capHours: 20 })
  const days = [1, 2, 3, 4].map((n) => firstOfMonth(-1).replace(/01$/, `0${n}`))
  for (const workedOn of days) await retainer.log({ workedOn, seconds: 4 * 3600 })
  await pm.goto(retainer.path)
  const balance = pm.getByRole('region', { name: 'Balance' })
  await balance.getByText('4 hours remain').waitFor()
  expect(await balance.getByText('at this pace').count()).toBe(0)
  await retainer.log({ workedOn: firstOfMonth(-1).replace(/01$/, '05'), seconds: 2 * 3600 })
  await pm.reload()
  await balance.getByText(/day \d+ of \d+/).waitFor()
  await balance.getByText(/at this pace the hours (run out around|last to the reset)/).waitFor()
})

test('mail is off until it is asked for, goes out once, and one that cannot be sent says so in the console', async ({ open }) => {
  const mailbox = await openMailbox()
  const product = await startProduct({ smtpUrl: mailbox.smtpUrl })
  try {
    const pm = await open({ at: product.origin })
    const retainer = await makeRetainer(await signUp(pm, product.origin))
    await pm.goto(`${product.origin}/settings`)
    const wish = pm.getByRole('checkbox', { name: /E-mail me when a retainer passes a threshold/ })
    expect(await wish.isChecked()).toBe(false)
    await wish.click()
    const said = await pm.getByText(/^Alerts are mailed to /).innerText()
    const address = said.replace('Alerts are mailed to ', '')
    await retainer.log({ seconds: 11 * 3600 })
    await expect.poll(() => mailbox.mailTo(address).length, { timeout: 10_000 }).toBe(1)
    expect(subjectOf(mailbox.mailTo(address)[0]!)).toBe(`Halden Rail · PMO retainer: ${sentence(11, 20)}`)
    expect(mailbox.mailTo(address)[0]!.text).toContain(`${product.origin}${retainer.path}`)

    mailbox.box.refuse = 'Mailbox is full'
    await retainer.log({ seconds: 6 * 3600 })
    await pm.goto(`${product.origin}${retainer.path}/settings`)
    const unsent = pm.getByText(/E-mail to Ines Moro could not be sent: .*Mailbox is full.* Tried once, next at /)
    await expect
      .poll(
        async () => {
          await pm.reload()
          await pm.getByRole('list', { name: 'Alerts' }).waitFor()
          return unsent.count()
        },
        { timeout: 15_000 },
      )
      .toBe(1)
    await pm.getByText(/E-mail sent to Ines Moro/).waitFor()
  } finally {
    await product.stop()
    await mailbox.close()
  }
})

test('an instance that sends no mail says so, and offers none', async ({ open, product }) => {
  const pm = await open()
  await signUp(pm, product.origin)
  await pm.goto('/settings')
  const wish = pm.getByRole('checkbox', { name: /E-mail me when a retainer passes a threshold/ })
  await wish.waitFor()
  expect(await wish.isDisabled()).toBe(true)
  await pm.getByText('This instance sends no mail. Whoever runs it can set SMTP_URL.').waitFor()
})
