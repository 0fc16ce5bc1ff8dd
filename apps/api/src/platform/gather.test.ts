import { expect, test } from 'vitest'
import { gather } from './gather.ts'

test('what is asked at once goes together, what is asked later never shares an answer read before', async () => {
  const turns: number[][] = []
  const first = Promise.withResolvers<void>()
  const ask = gather<number, number>(async (numbers) => {
    turns.push(numbers)
    if (turns.length === 1) await first.promise
    return numbers.map((n) => n * 10)
  })
  const early = [ask(1), ask(2)]
  await expect.poll(() => turns.length).toBe(1)
  const late = [ask(1), ask(3)]
  first.resolve()
  expect(await Promise.all([...early, ...late])).toEqual([10, 20, 10, 30])
  expect(turns).toEqual([
    [1, 2],
    [1, 3],
  ])
})

test('a turn that fails tells everyone in it, and the next one runs', async () => {
  let isAway = true
  const ask = gather<string, string>(async (words) => {
    if (isAway) throw new Error('away')
    return words
  })
  const answers = await Promise.allSettled([ask('a'), ask('b')])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  isAway = false
  expect(await ask('c')).toBe('c')
})

test('more than fit in one turn are all answered', async () => {
  const sizes: number[] = []
  const ask = gather<number, number>(
    async (numbers) => {
      sizes.push(numbers.length)
      return numbers
    },
    { most: 4 },
  )
  const numbers = Array.from({ length: 10 }, (_, n) => n)
  expect(await Promise.all(numbers.map(ask))).toEqual(numbers)
  expect(sizes).toEqual([4, 4, 2])
})

test('a second turn runs beside the first one only where enough is asked', async () => {
  const sizes: number[] = []
  const first = Promise.withResolvers<void>()
  const ask = gather<number, number>(
    async (numbers) => {
      sizes.push(numbers.length)
      if (sizes.length === 1) await first.promise
      return numbers
    },
    { turns: 2, beside: 3 },
  )
  const asked = [ask(1)]
  await expect.poll(() => sizes).toEqual([1])
  asked.push(ask(2), ask(3))
  await new Promise((later) => setTimeout(later, 20))
  expect(sizes).toEqual([1])
  asked.push(ask(4))
  await expect.poll(() => sizes).toEqual([1, 3])
  first.resolve()
  expect(await Promise.all(asked)).toEqual([1, 2, 3, 4])
})
