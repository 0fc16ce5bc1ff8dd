import { defineConfig, type UserConfig } from 'tsdown'

const both: UserConfig = { format: 'esm', target: 'node20', fixedExtension: false, logLevel: 'warn', clean: false }

// Two files that need nothing beside them: what others import, and what is typed in a terminal.
export default defineConfig([
  { ...both, entry: { client: 'src/client.ts' }, platform: 'neutral', dts: { generator: 'oxc' } },
  { ...both, entry: { hourtab: 'src/cli/main.ts' }, platform: 'node', dts: false },
])
