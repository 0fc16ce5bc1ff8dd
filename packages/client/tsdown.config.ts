import { defineConfig } from 'tsdown'

// Two files that need nothing beside them: what others import, and what is typed in a terminal.
export default defineConfig({
  entry: { client: 'src/client.ts', hourtab: 'src/cli/main.ts' },
  format: 'esm',
  platform: 'neutral',
  target: 'node20',
  fixedExtension: false,
  dts: { entry: 'src/client.ts', oxc: true },
  logLevel: 'warn',
})
