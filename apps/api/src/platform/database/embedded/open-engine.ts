import { openAsBlob } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { FlushingFiles } from './flushing-files.ts'

const neverFlush = '-F'
const settings = {
  // The only way to flush that reaches the disk from here; the usual one is an empty call.
  wal_sync_method: 'fsync',
  max_wal_size: '64MB',
  min_wal_size: '32MB',
  shared_buffers: '64MB',
  jit: 'off',
}

/** Opens the engine on a directory (made if need be, from a backup if one is named), or in memory; it says nothing on any console. */
export async function openEngine(directory: string, startFrom?: string): Promise<PGlite> {
  const from = startFrom === undefined ? {} : { loadDataDir: await openAsBlob(startFrom) }
  if (directory.startsWith('memory://')) return PGlite.create(directory, from)
  return PGlite.create({
    ...from,
    onStderr: endOnPanic,
    fs: new FlushingFiles(directory),
    // Small pieces of log: a new directory is half the size, and a piece is made without a pause.
    initDbStartParams: ['--wal-segsize=1'],
    startParams: [
      ...PGlite.defaultStartParams.filter((param) => param !== neverFlush),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
  })
}

/** After a panic, such as a disk that filled up, the engine would spin for ever; ending its thread lets the next one recover from the log. */
function endOnPanic(line: string): boolean {
  if (line.includes('PANIC:')) process.exit(1)
  return false
}
