import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exists, pathsNamed } from './docs.ts'
import { filesBelow } from './tree.ts'

const root = join(import.meta.dirname, '..')
const files = filesBelow(root)
const folders = new Set(files.flatMap((file) => file.split('/').slice(0, -1)))
const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n').filter(Boolean)
const isMade = (path: string) => ignored.some((name) => path.split('/').includes(name))

const decisions = join(root, 'docs', 'decisions')
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  ...(existsSync(decisions) ? readdirSync(decisions).map((page) => `docs/decisions/${page}`) : []),
]

test.each(pages)('%s names only what is there', (page) => {
  const named = pathsNamed(readFileSync(join(root, page), 'utf8'), folders)
  expect(named.filter((path) => !isMade(path) && !exists(path, files))).toEqual([])
})

test('a path that is gone is noticed, whole or in part', () => {
  const markdown =
    'See `checks/gone.ts`, `gone.md`, [this](docs/gone/) and `checks/tree`; `POST /api/v1/x`, `text/csv` and `12 h` are no paths.'
  const named = pathsNamed(markdown, new Set(['checks', 'docs']))
  expect(named).toEqual(['checks/gone.ts', 'gone.md', 'checks/tree', 'docs/gone/'])
  expect(named.filter((path) => exists(path, ['checks/tree.ts', 'docs/a.md']))).toEqual(['checks/tree'])
})
