import type { Delivery } from '@hourtab/contract/deliveries'
import { expect, test } from 'vitest'
import { deliveryInWords, listensTo } from './webhook-in-words.ts'

const attempt = { at: '2026-07-14T16:20:00.000Z', status: 503, durationMs: 212, fault: 'it answered 503', answer: null }
const delivery: Delivery = {
  id: 'd',
  webhookId: 'w',
  name: 'entry.logged',
  eventId: 'e',
  sequence: 1,
  state: 'waiting',
  tries: 0,
  nextTryAt: '2026-07-14T16:25:00.000Z',
  createdAt: '2026-07-14T16:20:00.000Z',
  attempts: [],
}
const inWords = (some: Partial<Delivery>) => deliveryInWords({ ...delivery, ...some }, () => 'Jul 14, 16:25')

test('a delivery says what became of it, and when it is tried again', () => {
  const good = { ...attempt, status: 204, fault: null }
  expect(inWords({})).toBe('On its way')
  expect(inWords({ tries: 1, attempts: [attempt] })).toBe('Not delivered yet, tried once: it answered 503 · next try Jul 14, 16:25')
  expect(inWords({ state: 'delivered', tries: 1, nextTryAt: null, attempts: [good] })).toBe('Delivered: it answered 204 in 212 ms')
  expect(inWords({ state: 'delivered', tries: 2, nextTryAt: null, attempts: [attempt, { ...good, durationMs: 14_870 }] })).toBe(
    'Delivered at try 2: it answered 204 in 14.9 s',
  )
  expect(inWords({ state: 'failed', tries: 10, nextTryAt: null, attempts: [attempt] })).toBe('Given up, tried 10 times: it answered 503')
  expect(
    inWords({ state: 'failed', nextTryAt: null, attempts: [{ ...attempt, fault: 'the webhook was disabled before it was sent' }] }),
  ).toBe('Not sent: the webhook was disabled before it was sent')
  expect(inWords({ attempts: [attempt] })).toBe('On its way')
})

test('what a webhook listens to is said in a few words', () => {
  expect(listensTo([])).toBe('Everything that happens to the work')
  expect(listensTo(['entry.logged', 'cycle.closed'])).toBe('Entry logged, Cycle closed')
  expect(listensTo(['entry.logged', 'entry.changed', 'entry.removed', 'cycle.closed'])).toBe('Entry logged, Entry changed and 2 more')
})
