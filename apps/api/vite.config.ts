import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const named = (file: string) => [basename(file, '.ts'), file] as const
const threads = globSync('src/**/*-worker.ts').map(named)

// A thread is an entry of its own, and lies beside whoever starts it.
const besideTheThreads: Plugin = {
  name: 'beside-the-threads',
  enforce: 'pre',
  transform: (code) => code.replace(/new URL\('[./]*([\w-]+-worker)\.ts', import\.meta\.url\)/g, "new URL('./$1.js', import.meta.url)"),
}

// The server as few files: Node reads a thousand modules in half a second. What brings files of its own is left where it is installed.
export default defineConfig({
  plugins: [besideTheThreads],
  ssr: {
    noExternal: true,
    external: ['@electric-sql/pglite', '@electric-sql/pglite-socket', '@node-rs/argon2', 'dejavu-fonts-ttf', 'pdfkit', 'pg-native'],
  },
  build: {
    ssr: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries([named('src/main.ts'), ...threads]),
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
