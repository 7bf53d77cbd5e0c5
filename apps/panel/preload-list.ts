import type { Plugin } from 'vite'

/**
 * Has the browser fetch the server list's code with the page itself: nearly everybody is on the way to a
 * list, and whoever has to sign in first gives it the time. Without it the code is asked for only when
 * the first script has run.
 */
export function preloadList(): Plugin {
  return {
    name: 'aloft-preload-list',
    apply: 'build',
    transformIndexHtml(_html, { bundle = {} }) {
      const list = Object.values(bundle).find(({ name }) => name === 'list')
      if (list === undefined) throw new Error('No chunk is named "list": see chunks.ts')
      return [
        {
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${list.fileName}` },
          injectTo: 'head',
        },
      ]
    },
  }
}
