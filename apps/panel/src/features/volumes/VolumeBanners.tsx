import { volumeTransferActs } from '@aloft/acts/volumes/volume-acts'
import type { Volume } from '@aloft/openstack/volume'
import { volumeStatus } from '@aloft/openstack/volume-status'
import { Banner } from '@aloft/ui/Banner'
import { Time } from '@aloft/ui/Time'
import { useQuery } from '@tanstack/react-query'
import { ActButton } from '../../acts/ActButton.tsx'
import { AttachWhenReady } from './AttachWhenReady.tsx'
import { volumeMessagesQuery, volumeTransferQuery } from './volume-queries.ts'

/** What matters before anything else: that it failed and why, that it is offered to somebody. */
export function VolumeBanners({ volume }: { volume: Volume }) {
  const hasFailed = volumeStatus(volume.status).tone === 'bad'
  return (
    <>
      {hasFailed && <Failed volume={volume} />}
      {volume.status === 'awaiting-transfer' && <Offered volume={volume} />}
      <AttachWhenReady volume={volume} />
    </>
  )
}

function Failed({ volume }: { volume: Volume }) {
  const { data: messages = [] } = useQuery(volumeMessagesQuery(volume))
  const [latest] = messages
  const { label } = volumeStatus(volume.status)
  return (
    <Banner tone="bad">
      {latest === undefined ? (
        `${label}: the cloud does not say why.`
      ) : (
        <>
          {label}. The cloud says: {latest.text}
          {latest.at !== undefined && (
            <>
              {' '}
              (<Time at={latest.at} />)
            </>
          )}
        </>
      )}
    </Banner>
  )
}

function Offered({ volume }: { volume: Volume }) {
  const { data: transfer } = useQuery(volumeTransferQuery(volume))
  return (
    <Banner
      tone="warn"
      action={
        transfer && (
          <ActButton
            head={volumeTransferActs.cancel}
            // It is the volume that people know.
            subjects={[{ ...transfer, name: volume.name }]}
            size="small"
          />
        )
      }
    >
      It is offered to another project: whoever has the key can take it.
      {transfer?.createdAt !== undefined && (
        <>
          {' '}
          Offered <Time at={transfer.createdAt} />.
        </>
      )}
    </Banner>
  )
}
