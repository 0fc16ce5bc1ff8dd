import { statfsSync } from 'node:fs'

/** Below this the engine would spin for ever on a full disk; it is far more than one request writes. */
const minimum = 256 * 1024 * 1024

/** Tells whether the disk of a directory has room to write, looking at most once a second. */
export function roomGuard(directory: string, minimumFreeBytes = minimum): () => boolean {
  let lookedAt = -Infinity
  let hasRoom = true
  return () => {
    if (performance.now() - lookedAt < 1_000) return hasRoom
    const disk = statfsSync(directory)
    lookedAt = performance.now()
    return (hasRoom = disk.bavail * disk.bsize >= minimumFreeBytes)
  }
}
