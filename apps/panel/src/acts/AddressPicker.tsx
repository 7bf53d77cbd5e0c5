import { portUse, type Port } from '@aloft/openstack/port'
import {
  ComboBox,
  type ComboBoxProps,
  type ComboGroup,
  type ComboOption,
} from '@aloft/ui/ComboBox'
import { Select } from '@aloft/ui/Select'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { networksQuery } from './cloud-queries.ts'
import { floatingIpsQuery, portsQuery, serverNamesQuery } from './network-queries.ts'
import styles from './Pickers.module.css'
import { QueryStates } from './QueryStates.tsx'

/** An address of a port, as a floating IP can lead to it. */
export interface PortAddress {
  readonly port: string
  readonly fixedAddress: string
  readonly server?: string
}

interface Base {
  region: string
  label: string
  help?: string | undefined
  error?: string | undefined
  optional: boolean
}

const keyOf = (port: string, address: string) => `${port} ${address}`

/** The inside addresses of servers, by the names of the servers. */
export function AddressPicker({
  region,
  value,
  only,
  onChange,
  ...field
}: Base & {
  value: PortAddress | undefined
  /** Only the addresses of one server. */
  only?: string | undefined
  onChange: (value: PortAddress | undefined) => void
}) {
  const isAsked = region !== ''
  const ports = useQuery({ ...portsQuery(region), enabled: isAsked })
  const names = useQuery({ ...serverNamesQuery(region), enabled: isAsked })
  const networks = useQuery({ ...networksQuery(region), enabled: isAsked })
  const floatingIps = useQuery({ ...floatingIpsQuery(region), enabled: isAsked })
  if (!isAsked) return <p className={styles.none}>{field.label}: choose a region first.</p>
  const taken = new Set(
    (floatingIps.data ?? []).map(({ portId = '', fixedAddress = '' }) =>
      keyOf(portId, fixedAddress),
    ),
  )
  const external = new Set(
    (networks.data ?? []).flatMap((network) => (network.external ? [network.id] : [])),
  )
  return (
    <QueryStates query={ports} failed="The ports could not be read" rows={1}>
      {(all) => {
        const offered = all.filter(
          (port) =>
            (only === undefined || port.deviceId === only) &&
            ['server', 'free', 'other'].includes(portUse(port)) &&
            !external.has(port.networkId),
        )
        const addresses = offered.flatMap(addressesOf)
        const networkName = (id: string) =>
          networks.data?.find((network) => network.id === id)?.name
        const options = addresses.map(({ port, address }): ComboOption => {
          const server = names.data?.get(port.deviceId ?? '')
          const isTaken = taken.has(keyOf(port.id, address))
          const network = networkName(port.networkId)
          return {
            value: keyOf(port.id, address),
            label: `${server ?? port.name} ${address}`,
            note: isTaken ? 'has a floating IP' : network,
            disabled: isTaken,
          }
        })
        if (options.length === 0) {
          return (
            <p className={styles.none}>
              {field.label}: there is no inside address here that a floating IP can lead to.
            </p>
          )
        }
        const groups: ComboGroup[] = [
          {
            label: 'Addresses',
            options: options.toSorted((a, b) =>
              a.label.localeCompare(b.label, 'en', { numeric: true }),
            ),
          },
        ]
        const free = options.filter(({ disabled }) => disabled !== true)
        const choose = (key: string | undefined) => {
          const chosen = addresses.find(
            ({ port, address }) => keyOf(port.id, address) === key,
          )
          onChange(chosen && addressOf(chosen.port, chosen.address))
        }
        return (
          <OneOrMany
            only={only !== undefined && free.length === 1 ? free[0]?.value : undefined}
            label={field.label}
            description={field.help}
            error={field.error}
            optional={field.optional}
            wide
            value={value && keyOf(value.port, value.fixedAddress)}
            placeholder="Type a server’s name"
            groups={groups}
            onChange={choose}
          />
        )
      }}
    </QueryStates>
  )
}

/** Where there is only one to choose, it is chosen. */
function OneOrMany({ only, ...props }: ComboBoxProps & { only: string | undefined }) {
  const { value, onChange } = props
  useEffect(() => {
    if (only !== undefined && value === undefined) onChange(only)
  }, [only, onChange, value])
  return <ComboBox {...props} />
}

/** Floating IPs lead to IPv4 addresses only. */
const addressesOf = (port: Port) =>
  port.fixedIps.flatMap(({ address }) => (address.includes(':') ? [] : [{ port, address }]))

function addressOf(port: Port, fixedAddress: string): PortAddress {
  const isServer = portUse(port) === 'server' && port.deviceId !== undefined
  return {
    port: port.id,
    fixedAddress,
    ...(isServer && { server: port.deviceId }),
  }
}

/** The networks that lead out of the cloud; where there is one only, it is that. */
export function ExternalNetworkSelect({
  region,
  value,
  onChange,
  label,
  help,
  error,
}: Base & {
  value: string | undefined
  onChange: (value: string | undefined) => void
}) {
  const networks = useQuery({ ...networksQuery(region), enabled: region !== '' })
  const external = networks.data?.filter((network) => network.external)
  const only = external?.length === 1 ? external[0]?.id : undefined
  const isKnown = external?.some(({ id }) => id === value) === true
  useEffect(() => {
    if (external === undefined || isKnown) return
    if (only !== undefined) onChange(only)
    else if (value !== undefined) onChange(undefined)
  }, [external, isKnown, only, onChange, value])
  if (region === '') return <p className={styles.none}>{label}: choose a region first.</p>
  return (
    <QueryStates query={networks} failed="The networks could not be read" rows={1}>
      {() =>
        external === undefined || external.length === 0 ? (
          <p className={styles.none}>
            No network of this region leads out of the cloud, so there are no floating IPs.
          </p>
        ) : (
          <Select
            label={label}
            description={help}
            error={error}
            wide
            value={isKnown ? value : undefined}
            onChange={onChange}
            options={external.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )
      }
    </QueryStates>
  )
}
