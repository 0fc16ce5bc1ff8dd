import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMailbox, subjectOf } from '../../../test/mailbox.ts'
import { workerDatabase } from '../../../test/own-database.ts'
import { studio } from '../../../test/studio.ts'
import { openMailer } from '../../platform/mailer.ts'
import { sendDueMails } from './send-due.ts'

const hour = 3600
let mailbox: Awaited<ReturnType<typeof openMailbox>>
beforeAll(async () => {
  mailbox = await openMailbox()
})
afterAll(() => mailbox.close())

/** Ines, who asked for mail unless told otherwise. */
async function asking(given: Parameters<typeof studio>[0] & { isAsking?: boolean } = {}) {
  const { isAsking = true, ...rest } = given
  mailbox.box.refuse = ''
  const cast = await studio({ smtpUrl: mailbox.smtpUrl, ...rest })
  if (isAsking) expect((await cast.owner.patch('/api/v1/me').send({ alertMails: true })).body.me.alertMails).toBe(true)
  const { database } = await workerDatabase()
  const { clock, mailer, owner, retainer } = cast
  return {
    ...cast,
    send: () => sendDueMails({ database, clock, mailer }),
    inbox: () => mailbox.mailTo(cast.ines.email),
    mails: async () =>
      (await owner.get(`/api/v1/retainers/${retainer.id}/alerts`)).body.items.map((alert: { mails: unknown[] }) => alert.mails),
  }
}

test('whoever asked for it is written to once, in plain words, with a way to the console', async () => {
  const { log, send, inbox, mails, retainer, origin, share, ines } = await asking()
  const link = await share()
  await log({ seconds: 16 * hour })
  await send()
  await send()
  const [mail, ...more] = inbox()
  expect(more).toEqual([])
  expect(subjectOf(mail!)).toBe('Halden Rail · PMO retainer: 16 of 20 hours used · 4 hours remain · resets Aug 1')
  expect(mail!.headers).toMatch(/^content-type: text\/plain; charset=utf-8$/im)
  expect(mail!.headers).toMatch(/^from: HourTab <hourtab@tab\.example>$/im)
  expect(mail!.headers).toMatch(/^auto-submitted: auto-generated$/im)
  expect(mail!.text.split('\r\n').filter((line) => line !== '')).toEqual([
    '16 of 20 hours used · 4 hours remain · resets Aug 1',
    'Halden Rail · PMO retainer, Jul 1 – 31: 80 % of the hours available in this cycle are used.',
    `${origin}/retainers/${retainer.id}`,
    `You asked HourTab to write when a retainer passes a threshold. Turn it off in your settings: ${origin}/settings`,
  ])
  expect(mail!.text + mail!.headers).not.toContain(link.token)
  // Two shares were passed, and one mail was sent, with the higher.
  expect(await mails()).toEqual([
    [
      {
        to: { id: ines.me.user.id, name: 'Ines' },
        state: 'sent',
        tries: 1,
        fault: null,
        nextTryAt: null,
        sentAt: '2026-07-14T16:20:00.000Z',
      },
    ],
    [],
  ])
})

test('nobody is written to who did not ask, or who turned it off before it was sent', async () => {
  const silent = await asking({ isAsking: false })
  expect((await silent.owner.get('/api/v1/me')).body.me).toMatchObject({ alertMails: false, sendsMail: true })
  await silent.log({ seconds: 11 * hour })
  await silent.send()
  const quiet = await asking()
  await quiet.log({ seconds: 11 * hour })
  await quiet.owner.patch('/api/v1/me').send({ alertMails: false })
  await quiet.send()
  expect([silent.inbox(), await silent.mails(), quiet.inbox(), await quiet.mails()]).toEqual([[], [[]], [], [[]]])
})

test('a mail that is refused says why, is tried again after a minute, and then sent once', async () => {
  const { log, send, inbox, mails, clock } = await asking()
  mailbox.box.refuse = '4.7.1 Greylisted, come back later'
  await log({ seconds: 11 * hour })
  await send()
  const [[waiting]] = await mails()
  expect(waiting).toMatchObject({ state: 'waiting', tries: 1, nextTryAt: '2026-07-14T16:21:00.000Z', sentAt: null })
  expect(waiting.fault).toBe('the mail server refused it: Greylisted, come back later')
  mailbox.box.refuse = ''
  await send()
  expect(inbox()).toEqual([])
  clock.at = new Date('2026-07-14T16:21:00Z')
  await send()
  await send()
  expect(inbox()).toHaveLength(1)
  expect((await mails())[0][0]).toMatchObject({ state: 'sent', tries: 2, fault: null, nextTryAt: null })
})

test('a mail that is refused for a day is given up, and stays to be seen', async () => {
  const { log, send, mails, clock, nobody } = await asking()
  mailbox.box.refuse = 'No such mailbox'
  await log({ seconds: 11 * hour })
  let tries = 0
  for (; tries < 20; tries++) {
    await send()
    const [[mail]] = await mails()
    if (mail.state === 'failed') break
    clock.at = new Date(mail.nextTryAt)
  }
  const [[failed]] = await mails()
  expect(failed).toMatchObject({ state: 'failed', tries: 12, nextTryAt: null })
  expect(clock.at.toISOString()).toBe('2026-07-15T16:20:00.000Z')
  const { text: metrics } = await nobody.get('/metrics')
  expect(metrics).toMatch(/hourtab_mails_total\{outcome="failed"\} [1-9]/)
  expect(metrics).toMatch(/hourtab_mails_total\{outcome="refused"\} [1-9]/)
  expect(metrics).toMatch(/hourtab_mails_waiting \d/)
})

test('a server that is away is named as that, and not by its address', async () => {
  const { log, mails, clock } = await asking()
  await log({ seconds: 11 * hour })
  const { database } = await workerDatabase()
  const mailer = openMailer({ smtpUrl: 'smtp://127.0.0.1:1', mailFrom: 'hourtab@tab.example' })
  await sendDueMails({ database, clock, mailer })
  expect((await mails())[0][0].fault).toBe('the mail server could not be reached')
})

test('several processes that send at once send each mail once', async () => {
  const { log, inbox, owner, clock, mailer } = await asking()
  const { database } = await workerDatabase()
  await log({ seconds: 11 * hour })
  for (let n = 0; n < 8; n++) {
    const { body } = await owner
      .post('/api/v1/retainers')
      .send({ clientName: 'Halden Rail', name: `Phase ${n}`, capHours: 1, startsOn: '2026-07-01' })
    const work = { workedOn: '2026-07-06', seconds: hour, description: 'All of it' }
    await owner.post(`/api/v1/retainers/${body.retainer.id}/entries`).send(work)
  }
  const others = Array.from({ length: 3 }, () => openMailer({ smtpUrl: mailbox.smtpUrl, mailFrom: 'hourtab@tab.example' }))
  await Promise.all([mailer, ...others].map((each) => sendDueMails({ database, clock, mailer: each })))
  expect(inbox()).toHaveLength(9)
  expect(new Set(inbox().map(({ headers }) => /^message-id: (.+)$/im.exec(headers)?.[1])).size).toBe(9)
})

test('a name with line breaks stays in the subject, and begins no header', async () => {
  const clientName = 'Halden\r\nBcc: eve@evil.example\r\n\r\nHello'
  const { log, send, inbox } = await asking({ retainer: { clientName, name: 'PMO\nX-Evil: yes' } })
  await log({ seconds: 11 * hour })
  await send()
  const [mail] = inbox()
  expect(mail!.to).toHaveLength(1)
  expect(mail!.headers).not.toMatch(/^(bcc|x-evil):/im)
  expect(subjectOf(mail!)).toMatch(/^Halden Bcc: eve@evil\.example Hello · PMO X-Evil: yes: 11 of 20 hours used/)
  expect(mailbox.mailTo('eve@evil.example')).toEqual([])
})

test('a retainer that is gone is not written about', async () => {
  const { log, send, inbox, owner, retainer } = await asking()
  await log({ seconds: 11 * hour })
  await owner.delete(`/api/v1/retainers/${retainer.id}`)
  await send()
  await send()
  expect(inbox()).toEqual([])
})

test('where no SMTP server is set, or no address is known, the wish is refused and says so', async () => {
  const { owner, log, retainer, nobody } = await studio()
  expect((await owner.get('/api/v1/me')).body.me).toMatchObject({ alertMails: false, sendsMail: false })
  const refused = await owner.patch('/api/v1/me').send({ alertMails: true })
  expect([refused.status, refused.body.errors]).toEqual([
    422,
    [{ pointer: '#/alertMails', detail: 'This instance sends no mail: SMTP_URL is not set' }],
  ])
  await log({ seconds: 11 * hour })
  expect((await owner.get(`/api/v1/retainers/${retainer.id}/alerts`)).body.items[0].mails).toEqual([])
  expect((await nobody.get('/metrics')).text).not.toContain('hourtab_mails')
})
