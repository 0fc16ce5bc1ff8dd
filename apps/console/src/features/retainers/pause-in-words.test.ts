import { expect, test } from 'vitest'
import { pauseInWords } from './pause-in-words.ts'

test.each([
  [{ from: '2026-08-01', until: null }, 'pauses Aug 1'],
  [{ from: '2026-08-01', until: '2026-10-01' }, 'pauses Aug 1, resumes Oct 1'],
  [{ from: '2026-07-01', until: null }, 'paused since Jul 1'],
  [{ from: '2025-12-01', until: '2026-08-01' }, 'paused since Dec 1, 2025, resumes Aug 1'],
])('on Jul 14, %o is said as: %s', (pause, words) => {
  expect(pauseInWords(pause, '2026-07-14')).toBe(words)
})
