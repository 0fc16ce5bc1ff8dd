import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { verifyWebhook, WebhookNotVerified } from './client.ts'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const former = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'
const now = new Date('2026-07-14T16:20:00Z')
const event = { type: 'entry.logged', timestamp: '2026-07-14T16:19:58Z', data: { description: 'Vendor A: Gespräch · 3 h' } }
const body = JSON.stringify(event)

/** What the reference library would send. */
const sent = ({ by = [secret], at = now, text = body } = {}) => ({
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': by.map((one) => new Webhook(one).sign('msg_1', at, text)).join(' '),
})
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)

test('what the reference library signs is verified, as text and as bytes, with headers of any make', async () => {
  expect(await verifyWebhook(secret, sent(), body, { now })).toEqual(event)
  expect(await verifyWebhook(secret, new Headers(sent()), new TextEncoder().encode(body), { now })).toEqual(event)
  const { 'webhook-id': id, ...others } = sent()
  expect(await verifyWebhook(secret, { 'Webhook-Id': [id], ...others }, Buffer.from(body), { now })).toEqual(event)
})

test('the reference library verifies the same as this one does', async () => {
  const at = new Date()
  const headers = sent({ at })
  expect(new Webhook(secret).verify(body, headers)).toEqual(await verifyWebhook(secret, headers, body))
  expect(() => new Webhook(former).verify(body, headers)).toThrow()
  await expect(verifyWebhook(former, headers, body)).rejects.toThrow(WebhookNotVerified)
})

test('while a secret changes, either one and either signature will do', async () => {
  const both = sent({ by: [former, secret] })
  expect(await verifyWebhook(secret, both, body, { now })).toEqual(event)
  expect(await verifyWebhook(former, both, body, { now })).toEqual(event)
  expect(await verifyWebhook([former, secret], sent(), body, { now })).toEqual(event)
})

test.each([
  ['another body', sent(), body.replace('3 h', '2 h')],
  ['another id', { ...sent(), 'webhook-id': 'msg_2' }, body],
  ['another time', { ...sent(), 'webhook-timestamp': String(Number(sent()['webhook-timestamp']) + 1) }, body],
  ['another secret', sent({ by: [former] }), body],
  ['no signature', { ...sent(), 'webhook-signature': '' }, body],
  ['a signature of another kind', { ...sent(), 'webhook-signature': sent()['webhook-signature'].replace('v1,', 'v2,') }, body],
  ['half a signature', { ...sent(), 'webhook-signature': sent()['webhook-signature'].slice(0, 20) }, body],
  ['an empty signature', { ...sent(), 'webhook-signature': 'v1,' }, body],
  ['no base64', { ...sent(), 'webhook-signature': 'v1,%%%' }, body],
  ['no time', { ...sent(), 'webhook-timestamp': 'soon' }, body],
  ['no headers', {}, body],
  ['a body that is no JSON', sent({ text: 'hello' }), 'hello'],
])('%s is not verified', async (_, headers, text) => {
  await expect(verifyWebhook(secret, headers, text, { now })).rejects.toThrow(WebhookNotVerified)
})

test('five minutes is how late or early it may be, unless told otherwise', async () => {
  expect(await verifyWebhook(secret, sent({ at: ago(300) }), body, { now })).toEqual(event)
  expect(await verifyWebhook(secret, sent({ at: ago(-300) }), body, { now })).toEqual(event)
  for (const seconds of [301, -301])
    await expect(verifyWebhook(secret, sent({ at: ago(seconds) }), body, { now })).rejects.toThrow('more than 300 seconds')
  expect(await verifyWebhook(secret, sent({ at: ago(900) }), body, { now, toleranceSeconds: 900 })).toEqual(event)
})

test('a secret that is none is a fault of ours, and not of the sender', async () => {
  for (const none of ['', 'whsec_', 'whsec_%%%']) await expect(verifyWebhook(none, sent(), body, { now })).rejects.toThrow(TypeError)
})
