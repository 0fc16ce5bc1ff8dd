import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const isLong = ({ moduleId }: TestSpecification) => /survival|drill|three-opinions|narrow|every-screen|import-/.test(moduleId)

/** A file that takes minutes begins first, or it would run alone at the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

const quick = (name: string, root: string) => ({ test: { name, root, isolate: false } })

// Quick suites first, then the api on its database, then the browser.
export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      quick('domain', 'packages/domain'),
      quick('contract', 'packages/contract'),
      quick('client', 'packages/client'),
      quick('ui', 'packages/ui'),
      quick('balance', 'apps/balance'),
      quick('console', 'apps/console'),
      { test: { name: 'checks', root: 'checks', isolate: false, testTimeout: 60_000 } },
      {
        test: {
          name: 'api',
          root: 'apps/api',
          isolate: false,
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 30_000,
          hookTimeout: 60_000,
          globalSetup: join(import.meta.dirname, 'apps/api/test/global-setup.ts'),
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          root: 'e2e',
          isolate: false,
          expect: { poll: { timeout: 10_000 } },
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
