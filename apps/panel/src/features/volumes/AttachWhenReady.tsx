import type { Volume } from '@aloft/openstack/volume'
import { volumeStatus } from '@aloft/openstack/volume-status'
import { Banner } from '@aloft/ui/Banner'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useQuickAct } from '../../acts/use-quick-act.ts'
import { paths } from '../../paths.ts'
import { serverNameQuery } from './volume-queries.ts'

/**
 * A volume that was made for a server is attached to it as soon as it is there: Cinder takes no
 * attachment of one that is still being made. The address of the page holds for whom it is.
 */
export function AttachWhenReady({ volume }: { volume: Volume }) {
  const search = useRouterState({ select: (state) => state.location.searchStr })
  const server = new URLSearchParams(search).get('attach')
  return server === null ? null : <Attaching volume={volume} server={server} />
}

function Attaching({ volume, server }: { volume: Volume; server: string }) {
  const quickAct = useQuickAct()
  const navigate = useNavigate()
  const begun = useRef(false)
  const [failure, setFailure] = useState<string>()
  const { data: name = server } = useQuery(serverNameQuery(volume.region, server))
  useEffect(() => {
    if (volume.status !== 'available' || begun.current) return
    begun.current = true
    quickAct('volume.attach', volume, { server }).then(
      () => navigate({ to: paths.volume(volume.region, volume.id), replace: true }),
      (error: unknown) =>
        setFailure(error instanceof Error ? error.message : 'The cloud did not say why.'),
    )
  }, [navigate, quickAct, server, volume])
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
