import { expect, test } from 'vitest'
import { inTurn } from './in-turn.ts'

const later = () => new Promise<void>((resolve) => setImmediate(resolve))

test('work of one name is done one after the other, in order, also after one that fails', async () => {
  const told: string[] = []
  const work =
    (name: string, fails = false) =>
    async () => {
      told.push(`${name} begins`)
      await later()
      told.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    }
  const answers = await Promise.allSettled([inTurn('x', work('a')), inTurn('x', work('b', true)), inTurn('x', work('c'))])
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('work of other names, or of none, does not wait', async () => {
  const holding = inTurn('held', () => new Promise<string>(() => {}))
  expect(await inTurn('other', async () => 'done')).toBe('done')
  expect(await inTurn(undefined, async () => 'done')).toBe('done')
  expect(await Promise.race([holding, Promise.resolve('still held')])).toBe('still held')
})

test('who has waited long enough goes ahead', async () => {
  void inTurn('stuck', () => new Promise(() => {}))
  expect(await inTurn('stuck', async () => 'went ahead', 1)).toBe('went ahead')
})
