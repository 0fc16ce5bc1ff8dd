import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { givenSecret, secretFile } from '../../src/platform/secrets.ts'
import { type Settings } from '../opened.ts'
import { unknown, well, wrong, type Finding } from './finding.ts'

const shortest = 32
const leastBytes = 256 * 1024 * 1024

/** What can be looked at without the database: the secret, and the room on the disk. */
export function checkSurroundings(settings: Settings): Finding[] {
  return [checkSecret(settings), ...(settings.databaseUrl === undefined ? [checkRoom(settings)] : [])]
}

function checkSecret(settings: Settings): Finding {
  try {
    const given = givenSecret(settings)
    const file = secretFile(settings.dataDir)
    const secret = given ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined)
    if (secret === undefined) return well('secret', 'There is none yet: the server makes one when it starts.')
    if (secret.length < shortest) return wrong('secret', `It is shorter than ${shortest} characters.`)
    return well('secret', given === undefined ? `It is kept in ${file}.` : 'It is given by the settings.')
  } catch (error) {
    return wrong('secret', `It cannot be read: ${(error as Error).message}`)
  }
}

function checkRoom({ dataDir }: Settings): Finding {
  const folder = existsSync(dataDir) ? dataDir : dirname(dataDir)
  if (!existsSync(folder)) return unknown('room', `There is no folder ${folder}.`)
  const disk = statfsSync(folder)
  const free = disk.bavail * disk.bsize
  const says = `${Math.floor(free / 1024 / 1024).toLocaleString('en')} MB are free.`
  return free < leastBytes ? wrong('room', `${says} Below 256 MB nothing is written.`) : well('room', says)
}

/** Whether there is an embedded database to look at. */
export const hasEmbedded = ({ dataDir }: Settings): boolean => existsSync(join(dataDir, 'db'))
