import { useEffect } from 'react'

/** Sets the document's title: "web-01 · Servers · Aloft" of `usePageTitle('web-01', 'Servers')`. */
export function usePageTitle(...parts: readonly string[]): void {
  const title = [...parts, 'Aloft'].join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
}
