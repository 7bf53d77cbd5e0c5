import { Group, KeyRound, Server, type LucideIcon } from 'lucide-react'
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
      { label: 'Server groups', to: paths.serverGroups(), icon: Group },
      { label: 'Key pairs', to: paths.keyPairs(), icon: KeyRound },
    ],
  },
]

/** Whether the address is one of a list, and not of one thing or a form. */
export function isListPath(pathname: string): boolean {
  return sections.some(({ places }) => places.some(({ to }) => to === pathname))
}
