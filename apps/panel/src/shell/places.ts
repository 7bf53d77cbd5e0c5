import {
  Archive,
  BadgeCheck,
  Camera,
  ChartColumn,
  Files,
  EthernetPort,
  Disc,
  Gauge,
  Globe,
  Group,
  HardDrive,
  KeyRound,
  MapPin,
  Network,
  Route,
  Server,
  Shield,
  Users,
  Waypoints,
  type LucideIcon,
} from 'lucide-react'
import { paths } from '../paths.ts'

export interface Place {
  readonly label: string
  readonly to: string
  readonly icon: LucideIcon
}

export interface PlaceSection {
  readonly label: string
  readonly places: readonly Place[]
}

/** The pages there are: a line a page. Each is a list whose view may name regions. */
export const sections: readonly PlaceSection[] = [
  {
    label: 'Compute',
    places: [
      { label: 'Servers', to: paths.servers(), icon: Server },
      { label: 'Images', to: paths.images(), icon: Disc },
      { label: 'Server groups', to: paths.serverGroups(), icon: Group },
      { label: 'Key pairs', to: paths.keyPairs(), icon: KeyRound },
    ],
  },
  {
    label: 'Storage',
    places: [
      { label: 'Volumes', to: paths.volumes(), icon: HardDrive },
      { label: 'Snapshots', to: paths.snapshots(), icon: Camera },
      { label: 'Backups', to: paths.backups(), icon: Archive },
      { label: 'Files', to: paths.files(), icon: Files },
    ],
  },
  {
    label: 'Network',
    places: [
      { label: 'Networks', to: paths.networks(), icon: Network },
      { label: 'Routers', to: paths.routers(), icon: Route },
      { label: 'Ports', to: paths.ports(), icon: EthernetPort },
      { label: 'Floating IPs', to: paths.floatingIps(), icon: MapPin },
      { label: 'Security groups', to: paths.securityGroups(), icon: Shield },
      { label: 'Topology', to: paths.topology(), icon: Waypoints },
    ],
  },
  { label: 'DNS', places: [{ label: 'Zones', to: paths.zones(), icon: Globe }] },
  {
    label: 'Project',
    places: [
      { label: 'Quotas', to: paths.quotas(), icon: Gauge },
      { label: 'Usage', to: paths.usage(), icon: ChartColumn },
      { label: 'Access', to: paths.access(), icon: Users },
      { label: 'Credentials', to: paths.credentials(), icon: BadgeCheck },
    ],
  },
]

const withoutRegions: readonly string[] = [
  paths.zones(),
  paths.topology(),
  paths.quotas(),
  paths.access(),
  paths.credentials(),
]

/** Whether the address is one of a list over regions, and not of one thing or a form. */
export function isListPath(pathname: string): boolean {
  if (withoutRegions.includes(pathname)) return false
  return sections.some(({ places }) => places.some(({ to }) => to === pathname))
}
