import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow, misnamed } from './tree.ts'

test.each([
  'packages/domain/utils/dates.ts',
  'apps/api/src/shared/problem.ts',
  'apps/console/src/features/entries/helpers/x.tsx',
  'common/x.ts',
  'apps/api/src/lib/x.ts',
  'apps/api/src/core/x.ts',
  'packages/contract/types/x.ts',
  'packages/ui/index.ts',
  'apps/console/src/controls/index.tsx',
])('%s is refused', (path) => {
  expect(misnamed([path])).toHaveLength(1)
})

test('a word that only resembles such a name is welcome', () => {
  expect(misnamed(['apps/api/src/platform/library.ts', 'packages/domain/work-types.ts', 'apps/console/index.html'])).toEqual([])
})

test('every folder of this tree has a name of its own, and no file is a barrel', () => {
  const paths = filesBelow(join(import.meta.dirname, '..'))
  expect(paths).toContain('checks/tree.ts')
  expect(misnamed(paths)).toEqual([])
})
