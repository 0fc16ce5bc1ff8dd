import { fileURLToPath } from 'node:url'
import { workTypeLabels } from '@hourtab/domain/work-types'
import { defineConfig, type BuildOptions, type Plugin } from 'vite'

// What ui draws is compiled for React; here the same JSX runs on Preact, found from this folder because ui does not depend on it.
const jsx = fileURLToPath(import.meta.resolve('preact/jsx-runtime'))

// The page prints the labels; the patterns that stand beside them, for reading what a PM types, would weigh more than all of it.
const onlyLabels: Plugin = {
  name: 'only-labels',
  load: (id) => (id.endsWith('/domain/work-types.ts') ? `export const workTypeLabels = ${JSON.stringify(workTypeLabels)}` : undefined),
}

const client: BuildOptions = {
  outDir: 'dist/client',
  manifest: true,
  modulePreload: false,
  target: 'es2024',
  rolldownOptions: { input: 'src/main.tsx', output: { entryFileNames: 'balance-[hash].js' } },
}

const server: BuildOptions = {
  outDir: 'dist/server',
  cssMinify: 'lightningcss',
  cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  rolldownOptions: { input: 'src/render.tsx', output: { entryFileNames: 'render.js' } },
}

// `vite build` makes the browser's script, `vite build --ssr` the renderer that the api loads.
export default defineConfig(({ isSsrBuild }) => ({
  base: '/balance/',
  plugins: [onlyLabels],
  resolve: { alias: [{ find: /^(react|preact)\/jsx-(dev-)?runtime$/, replacement: jsx }] },
  ssr: { noExternal: true },
  build: isSsrBuild ? server : client,
}))
