import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { relative, join } from 'node:path'

type Write = { bytes: Buffer; position: number }

/**
 * Keeps beside a directory what its disk would hold if the power failed: names as they are, but of the bytes only what
 * was flushed. It replaces the file functions of the whole process, so it runs in a process of its own.
 */
export function keepWhatIsFlushed(directory: string, onDisk: string) {
  const real = { ...fs }
  const opened = new Map<number, string>()
  const unflushed = new Map<string, Write[]>()
  const isInside = (path: unknown): path is string => typeof path === 'string' && path.startsWith(directory)
  const there = (path: string) => join(onDisk, relative(directory, path))

  real.cpSync(directory, onDisk, { recursive: true })
  const changed = {
    openSync(...given: Parameters<typeof fs.openSync>) {
      const fd = real.openSync(...given)
      const [path, flags, mode] = given
      if (!isInside(path)) return fd
      opened.set(fd, path)
      if (!real.fstatSync(fd).isDirectory()) real.closeSync(real.openSync(there(path), flags, mode))
      return fd
    },
    closeSync(fd: number) {
      opened.delete(fd)
      real.closeSync(fd)
    },
    writeSync(fd: number, bytes: Uint8Array, offset: number, length: number, position: number) {
      const path = opened.get(fd)
      if (path)
        unflushed.set(path, [...(unflushed.get(path) ?? []), { bytes: Buffer.from(bytes.slice(offset, offset + length)), position }])
      return real.writeSync(fd, bytes, offset, length, position)
    },
    fsyncSync(fd: number) {
      const path = opened.get(fd)
      if (!path || !unflushed.has(path)) return
      const shadow = real.openSync(there(path), 'r+')
      for (const { bytes, position } of unflushed.get(path)!) real.writeSync(shadow, bytes, 0, bytes.length, position)
      real.closeSync(shadow)
      unflushed.delete(path)
    },
    renameSync(from: string, to: string) {
      real.renameSync(from, to)
      if (!isInside(from)) return
      real.renameSync(there(from), there(to))
      unflushed.set(to, unflushed.get(from) ?? [])
      unflushed.delete(from)
    },
    unlinkSync(path: string) {
      real.unlinkSync(path)
      if (!isInside(path)) return
      real.unlinkSync(there(path))
      unflushed.delete(path)
    },
    truncateSync(path: string, length: number) {
      real.truncateSync(path, length)
      if (isInside(path)) real.truncateSync(there(path), length)
    },
    ftruncateSync(fd: number, length: number) {
      real.ftruncateSync(fd, length)
      const path = opened.get(fd)
      if (path) real.truncateSync(there(path), length)
    },
    writeFileSync(...given: Parameters<typeof fs.writeFileSync>) {
      real.writeFileSync(...given)
      const [path, ...rest] = given
      if (isInside(path)) real.writeFileSync(there(path), ...rest)
    },
    mkdirSync(path: string, mode: number) {
      real.mkdirSync(path, mode)
      if (isInside(path)) real.mkdirSync(there(path), mode)
    },
    rmdirSync(path: string) {
      real.rmdirSync(path)
      if (isInside(path)) real.rmdirSync(there(path))
    },
  }
  Object.assign(fs, changed)
  syncBuiltinESMExports()
}
