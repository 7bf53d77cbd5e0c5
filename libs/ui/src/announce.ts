let region: HTMLElement | undefined

/** Says something to screen readers once, politely, without moving the focus. */
export function announce(words: string): void {
  if (region === undefined || !region.isConnected) {
    region = document.createElement('div')
    region.setAttribute('role', 'status')
    Object.assign(region.style, {
      position: 'fixed',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    })
    document.body.append(region)
  }
  // The same words twice would not be a change, so nothing would be said.
  region.textContent = region.textContent === words ? `${words}\u00a0` : words
}
