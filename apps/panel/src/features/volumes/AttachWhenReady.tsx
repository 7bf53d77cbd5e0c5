import type { Volume } from '@aloft/openstack/volume'
import { volumeStatus } from '@aloft/openstack/volume-status'
import { Banner } from '@aloft/ui/Banner'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useQuickAct } from '../../acts/use-quick-act.ts'
import { dropWish, wishedServer } from './attach-wish.ts'
import { serverNameQuery } from './volume-queries.ts'

/**
 * A volume that was made for a server is attached to it as soon as it is there: Cinder takes no
 * attachment of one that is still being made.
 */
export function AttachWhenReady({ volume }: { volume: Volume }) {
  const { region, id } = volume
  return <Wish key={`${region} ${id}`} volume={volume} />
}

function Wish({ volume }: { volume: Volume }) {
  const [server, setServer] = useState(() => wishedServer(volume))
  const end = useCallback(() => setServer(undefined), [])
  return server === undefined ? null : (
    <Attaching volume={volume} server={server} onDone={end} />
  )
}

function Attaching({
  volume,
  server,
  onDone,
}: {
  volume: Volume
  server: string
  onDone: () => void
}) {
  const quickAct = useQuickAct()
  const begun = useRef(false)
  const [failure, setFailure] = useState<string>()
  const { data: name = server } = useQuery(serverNameQuery(volume.region, server))
  useEffect(() => {
    if (volume.status !== 'available' || begun.current) return
    begun.current = true
    dropWish(volume)
    quickAct('volume.attach', volume, { server }).then(onDone, (error: unknown) =>
      setFailure(error instanceof Error ? error.message : 'The cloud did not say why.'),
    )
  }, [onDone, quickAct, server, volume])
  if (failure !== undefined) {
    return (
      <Banner tone="bad">
        It is there, but was not attached to {name}: {failure}
      </Banner>
    )
  }
  if (!volumeStatus(volume.status).passing && volume.status !== 'available') return null
  return <Banner tone="info">It is attached to {name} as soon as it is there.</Banner>
}
