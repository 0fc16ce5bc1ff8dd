import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = join(tmpdir(), 'ht-')

/** Makes a directory that only this user can enter, with a name short enough for a socket, and removes the one that a crash left behind. */
export async function makePrivateRoom(home?: string): Promise<string> {
  const room = await mkdtemp(prefix)
  if (home === undefined) return room
  const note = join(home, 'socket')
  const left = await readFile(note, 'utf8').catch(() => '')
  if (left.startsWith(prefix) && !left.slice(prefix.length).includes('/')) await leavePrivateRoom(left)
  await writeFile(note, room)
  return room
}

/** Removes the directory and the socket in it. */
export const leavePrivateRoom = (room: string): Promise<void> => rm(room, { recursive: true, force: true })
