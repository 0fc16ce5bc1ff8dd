import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

test('logging work answers the entry and what is left of the cycle', async () => {
  const { log } = await studio()
  const { status, body } = await log({
    workedOn: '2026-07-06',
    duration: '8h',
    description: 'Discovery: stakeholder interviews, 6 SMEs, current-state documentation',
  })
  expect(status).toBe(201)
  expect(body.entry).toMatchObject({ seconds: 28800, workType: 'discovery', vendor: null, source: 'hand' })
  expect(body.balance.sentence).toBe('8 of 20 hours used · 12 hours remain · resets Aug 1')
})

test('the vendor is read from the line when none is given', async () => {
  const { log } = await studio()
  const { body } = await log({
    duration: '3h',
    description: 'Vendor A: weekly sync + change order analysis + deliverable acceptance review',
  })
  expect(body.entry).toMatchObject({ workType: 'vendor', vendor: 'Vendor A', seconds: 10800 })
})

test('past the cap the balance keeps counting', async () => {
  const { log } = await studio()
  await log({ duration: '20h' })
  const { body } = await log({ duration: '2h' })
  expect(body.balance).toMatchObject({ leftSeconds: 0, overSeconds: 7200, sentence: '22 of 20 hours used · 2 over · resets Aug 1' })
})

test('work cannot be logged before the retainer began', async () => {
  const { log } = await studio()
  const { status, body } = await log({ workedOn: '2026-06-30' })
  expect([status, body.type, body.errors]).toEqual([
    422,
    '/problems/before-retainer',
    [{ pointer: '#/workedOn', detail: 'It begins on 2026-07-01.' }],
  ])
})

test('a stranger is told the retainer does not exist', async () => {
  const { retainer, stranger } = await studio()
  const otto = await stranger()
  const { status } = await otto.agent
    .post(`/api/v1/retainers/${retainer.id}/entries`)
    .send({ workedOn: '2026-07-06', duration: '1h', description: 'Call' })
  expect(status).toBe(404)
})
