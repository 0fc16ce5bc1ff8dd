import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react()],
  server: { port: 5173, proxy: { '/api': api, '/r/': api, '/problems': api, '/balance': api } },
  // The content security policy allows scripts of this origin only, so nothing may be written inline.
  build: {
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The api writes a few pages itself and links this style sheet by its name, which therefore has no hash.
      input: ['index.html', 'src/document.css'],
      output: {
        assetFileNames: ({ names }) => (names.includes('document.css') ? '[name][extname]' : 'assets/[name]-[hash][extname]'),
        // What tells zod how to work has to run before any schema is made, so it travels with zod.
        codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|zod-without-eval/ }] },
      },
    },
  },
})
