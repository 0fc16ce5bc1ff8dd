import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react()],
  server: { port: 5173, proxy: { '/api': api, '/r/': api, '/problems': api, '/balance': api } },
  // The content security policy allows scripts of this origin only, so nothing may be written inline.
  build: { modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
})
