import { fileURLToPath } from 'node:url'
import { defineConfig, type BuildOptions } from 'vite'

// What ui draws is compiled for React; here the same JSX runs on Preact, found from this folder because ui does not depend on it.
const jsx = fileURLToPath(import.meta.resolve('preact/jsx-runtime'))

const client: BuildOptions = {
  outDir: 'dist/client',
  manifest: true,
  modulePreload: false,
  target: 'es2024',
  rolldownOptions: { input: 'src/main.ts', output: { entryFileNames: 'balance-[hash].js' } },
}

const server: BuildOptions = {
  outDir: 'dist/server',
  copyPublicDir: false,
  cssMinify: 'lightningcss',
  cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  rolldownOptions: { input: 'src/render.tsx', output: { entryFileNames: 'render.js' } },
}

// `vite build` makes the browser's script, `vite build --ssr` the renderer that the api loads.
export default defineConfig(({ isSsrBuild }) => ({
  base: '/balance/',
  resolve: { alias: [{ find: /^(react|preact)\/jsx-(dev-)?runtime$/, replacement: jsx }] },
  ssr: { noExternal: true },
  build: isSsrBuild ? server : client,
}))
