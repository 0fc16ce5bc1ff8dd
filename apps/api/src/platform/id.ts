import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

const bytesOfAnId = 16
const pool = Buffer.alloc(256 * bytesOfAnId)
let used = pool.length
let msecs = 0
let seq = 0

/** A new id. It sorts by the time it was made, also within one millisecond: entries of a day keep the order they were logged in. */
export function newId(): string {
  const random = randomBytes()
  const now = Date.now()
  if (now > msecs) {
    msecs = now
    seq = random.readUInt32BE(0) >>> 1
  } else seq++
  return v7({ random, msecs, seq })
}

// Randomness is fetched for many ids at once, because each fetch is a call into the system.
function randomBytes(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  return pool.subarray(used, (used += bytesOfAnId))
}
