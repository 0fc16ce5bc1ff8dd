import { expect, test } from 'vitest'
import { waitAfter } from './retry.ts'

test('tries lie twice as far apart each time, the last one is a day after the first, and then there is none', () => {
  const at: number[] = [0]
  for (let tries = 1; ; tries++) {
    const wait = waitAfter(tries, at.at(-1)!)
    if (wait === undefined) break
    at.push(at.at(-1)! + wait)
  }
  expect(at.map((seconds) => seconds / 60)).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 1023, 1440])
})

test('a mail that was held up for more than a day is tried once more and no further', () => {
  expect(waitAfter(1, 2 * 86_400)).toBeUndefined()
})
