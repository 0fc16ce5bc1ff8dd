import { expect, test } from 'vitest'
import { choiceOf, promiseOf, promises } from './promises.ts'

test('every promise that can be chosen is the one that is made', () => {
  expect(promises.map(({ label }) => label)).toEqual([
    'None',
    'Every week on Monday',
    'Every week on Tuesday',
    'Every week on Wednesday',
    'Every week on Thursday',
    'Every week on Friday',
    'Every week on Saturday',
    'Every week on Sunday',
    'Every working day',
  ])
  for (const { choice } of promises) expect(choiceOf(promiseOf(choice))).toBe(choice)
  expect(promiseOf('week 5')).toEqual({ every: 'week', weekday: 5 })
})
