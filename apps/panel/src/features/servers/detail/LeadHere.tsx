import { loadAct } from '@aloft/acts/registry'
import type { FloatingIp } from '@aloft/openstack/floating-ip'
import type { Server } from '@aloft/openstack/server'
import { Button } from '@aloft/ui/Button'
import { Popover } from '@aloft/ui/Popover'
import { RadioGroup } from '@aloft/ui/RadioGroup'
import { Select } from '@aloft/ui/Select'
import { useQuery } from '@tanstack/react-query'
import { useState, type RefObject } from 'react'
import {
  AddressPicker,
  ExternalNetworkSelect,
  type PortAddress,
} from '../../../acts/AddressPicker.tsx'
import formStyles from '../../../acts/ActForm.module.css'
import { Bold } from '../../../acts/Bold.tsx'
import { EquivalentTabs } from '../../../acts/EquivalentTabs.tsx'
import { FailureBanner } from '../../../acts/FailureBanner.tsx'
import { NetworkQuota } from '../../../acts/NetworkQuota.tsx'
import { notifyDone } from '../../../acts/carry-out.ts'
import { floatingIpsQuery } from '../../../acts/network-queries.ts'
import { useAct } from '../../../acts/use-act.ts'
import { useRegionName } from '../../../session/session.ts'

type Way = 'new' | 'own'

/** Leads a floating IP to a server: one that the project has, or a new one. */
export function LeadHere({
  server,
  anchor,
  onClose,
}: {
  server: Server
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}) {
  const { region, id, name } = server
  const floatingIps = useQuery(floatingIpsQuery(region))
  const free = (floatingIps.data ?? []).filter(({ portId }) => portId === undefined)
  const [chosenWay, setWay] = useState<Way>()
  const way = chosenWay ?? (free.length > 0 ? 'own' : 'new')
  const [chosen, setChosen] = useState<string>()
  const [network, setNetwork] = useState<string>()
  const [address, setAddress] = useState<PortAddress>()
  const floatingIp =
    free.length === 1 ? free[0] : free.find(({ id: own }) => own === chosen)
  const actId = way === 'new' ? 'floating-ip.allocate' : 'floating-ip.associate'
  const { data: act } = useQuery({
    queryKey: ['act', actId],
    queryFn: async () => (await loadAct(actId)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const regionName = useRegionName()
  const { press, pending, failure, startAnew } = useAct(act ?? undefined)
  const subject =
    way === 'own' && floatingIp !== undefined ? floatingIp : { region, id: '', name: '' }
  const input = {
    ...(way === 'new' && { region, network: network ?? '' }),
    ...address,
  }
  const isChosen = way === 'new' || floatingIp !== undefined
  const notChosen = { region, id: openIp, name: openIp, address: openIp }
  const reason = blockedReason(way, floatingIp, network, address)
  const warning =
    'Whoever the security groups let in **reaches the server from outside** at this address.'

  async function carryOut() {
    if (!act || reason !== undefined) return
    const title = act.describe([subject], input, regionName)
    const done = await press({
      targets: way === 'own' ? [{ region, id: subject.id }] : [],
      input,
      nameOf: () => subject.name,
      title,
    })
    if (done?.complete !== true) return
    notifyDone(act, title)
    onClose()
  }

  return (
    <Popover
      isOpen
      anchor={anchor}
      onClose={() => !pending && onClose()}
      title={`Lead a floating IP to ${name}`}
      footer={
        <>
          <Button
            disabledReason={pending ? 'It is under way.' : undefined}
            onClick={onClose}
          >
            Cancel
          </Button>
          <Button
            variant="primary"
            pending={pending}
            disabledReason={reason}
            onClick={() => void carryOut()}
          >
            Associate
          </Button>
        </>
      }
    >
      {failure !== undefined && <FailureBanner failure={failure} onLooked={startAnew} />}
      <div className={formStyles.form}>
        <RadioGroup
          label="Floating IP"
          value={way}
          onChange={setWay}
          options={[
            {
              value: 'own',
              label: 'One that is free',
              hint: free.length === 0 ? 'The project has none here.' : undefined,
              disabled: free.length === 0,
            },
            { value: 'new', label: 'A new one' },
          ]}
        />
        {way === 'own' ? (
          <Select
            label="Address"
            wide
            value={floatingIp?.id}
            onChange={setChosen}
            options={free.map((each) => ({ value: each.id, label: labelOf(each) }))}
          />
        ) : (
          <>
            <ExternalNetworkSelect
              region={region}
              label="From the network"
              optional={false}
              value={network}
              onChange={setNetwork}
            />
            <NetworkQuota name="floatingip" label="Floating IPs" />
          </>
        )}
        <AddressPicker
          region={region}
          label="Leads to"
          optional={false}
          only={id}
          value={address}
          onChange={setAddress}
        />
        <div className={formStyles.warning}>
          <span className={formStyles.warningTitle}>Warning</span>
          <p>
            <Bold text={warning} />
          </p>
        </div>
      </div>
      {act && (
        <details className={formStyles.equivalents}>
          <summary>The same as CLI, API, Terraform</summary>
          <EquivalentTabs
            act={act}
            open={[
              ...(way === 'new' && network === undefined ? ['network'] : []),
              ...(address === undefined ? ['port'] : []),
            ]}
            runs={[{ subject: isChosen ? subject : notChosen, input }]}
          />
        </details>
      )}
    </Popover>
  )
}

/** Stands in commands for the floating IP that is still to be chosen. */
const openIp = '<floating-ip>'

const labelOf = ({ address, description }: FloatingIp) =>
  description === undefined ? address : `${address} · ${description}`

function blockedReason(
  way: Way,
  floatingIp: FloatingIp | undefined,
  network: string | undefined,
  address: PortAddress | undefined,
): string | undefined {
  if (way === 'own' && floatingIp === undefined) return 'Choose the floating IP.'
  if (way === 'new' && network === undefined) return 'Choose the network that it is from.'
  return address === undefined ? 'Choose the address that it is to lead to.' : undefined
}
