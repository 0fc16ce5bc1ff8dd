import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { roomGuard } from './room.ts'

test('a disk has room until less than the minimum is free', () => {
  expect(roomGuard(tmpdir(), 1)()).toBe(true)
  expect(roomGuard(tmpdir(), Number.MAX_SAFE_INTEGER)()).toBe(false)
})

test('the disk is not asked again before every write', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'ht-room-'))
  const hasRoom = roomGuard(directory, 1)
  expect(hasRoom()).toBe(true)
  await rm(directory, { recursive: true })
  expect(hasRoom()).toBe(true)
})
