import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { codeSplitting } from './chunks.ts'
import { precompress } from './precompress.ts'
import { preloadList } from './preload-list.ts'

export default defineConfig({
  plugins: [react(), preloadList(), precompress()],
  build: {
    target: 'es2023',
    sourcemap: 'hidden',
    // `npm test` reads from it what the first load is made of.
    manifest: true,
    // Nothing inline: our CSP allows neither data: fonts nor inline scripts.
    assetsInlineLimit: 0,
    // A part that is loaded later must not wait for styles that may fail on their own.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting } },
  },
})
