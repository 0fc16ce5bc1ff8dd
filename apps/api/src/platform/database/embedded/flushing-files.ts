import { fsyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type NodeFiles = { tryFSOperation: (work: () => void) => void; stream_ops: { fsync?: (stream: { nfd: number }) => number } }
type Setup = Parameters<NodeFS['init']>[1]

/**
 * A directory whose engine can flush. PGlite leaves that out, and a commit it has acknowledged is then lost with the
 * power; with it Postgres' own rules hold: the log is on the disk before the answer, the tables before the log is reused.
 */
export class FlushingFiles extends NodeFS {
  override async init(...[engine, given]: Parameters<NodeFS['init']>) {
    const { emscriptenOpts } = await super.init(engine, given)
    const preRun: NonNullable<Setup['preRun']> = [
      ...(emscriptenOpts.preRun ?? []),
      (module) => {
        const files = module.NODEFS as unknown as NodeFiles
        files.stream_ops.fsync = (stream) => {
          files.tryFSOperation(() => fsyncSync(stream.nfd))
          return 0
        }
      },
    ]
    return { emscriptenOpts: { ...emscriptenOpts, preRun } }
  }
}
