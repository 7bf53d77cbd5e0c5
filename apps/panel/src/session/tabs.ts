/** What the tabs of a browser tell each other: the scope of their session, empty after sign-out. */
const NAME = 'aloft.session'
let channel: BroadcastChannel | undefined

function open(): BroadcastChannel {
  channel ??= new BroadcastChannel(NAME)
  return channel
}

/** Tells the other tabs, which share the cookie, what the session is now. */
export function tellTabs(scope: string | undefined): void {
  open().postMessage(scope ?? '')
}

/** Hears what another tab made of the session. Gives back how to stop. */
export function onOtherTab(listener: (scope: string | undefined) => void): () => void {
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') listener(data === '' ? undefined : data)
  }
  const heard = open()
  heard.addEventListener('message', hear)
  return () => heard.removeEventListener('message', hear)
}
