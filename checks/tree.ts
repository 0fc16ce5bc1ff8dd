import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

const made = new Set(['node_modules', 'dist', 'generated', '.git', '.data', '.turbo'])
const nameless = new Set(['shared', 'common', 'utils', 'helpers', 'lib', 'core', 'types'])

/** Every file below a folder, as a path with slashes, without what an install or a build makes. */
export function filesBelow(root: string, folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (made.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(root, path) : [relative(root, path).replaceAll('\\', '/')]
  })
}

/** Says of each path what is wrong with its name; nothing when all is well. */
export function misnamed(paths: string[]): string[] {
  return paths.flatMap((path) => {
    const folders = path.split('/').slice(0, -1)
    const room = folders.find((folder) => nameless.has(folder))
    if (room) return [`${path}: a folder called ${room} says nothing; a thing lives where it is understood`]
    if (/(^|\/)index\.[cm]?[jt]sx?$/.test(path)) return [`${path}: no barrels; import the file that is meant`]
    return []
  })
}
