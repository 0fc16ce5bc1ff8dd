import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { roomGuard } from './room.ts'

test('a disk has room until less than the minimum is free', () => {
  expect(roomGuard(tmpdir(), 1)()).toBe(true)
  expect(roomGuard(tmpdir(), Number.MAX_SAFE_INTEGER)()).toBe(false)
})

test('asking before every write costs next to nothing', () => {
  const hasRoom = roomGuard(tmpdir(), 1)
  const began = performance.now()
  for (let asked = 0; asked < 100_000; asked++) hasRoom()
  expect(performance.now() - began).toBeLessThan(500)
})
