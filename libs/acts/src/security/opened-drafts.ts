import type { RuleDraft } from '@aloft/openstack/rule-draft'
import { presetOf } from '@aloft/openstack/rule-preset'

/** The rules that presets mean, for everybody, for a range or for a group's members. */
export function openedDrafts(
  presets: readonly string[],
  remote: { readonly range?: string; readonly group?: string } = {},
): RuleDraft[] {
  return presets.flatMap((id) =>
    (presetOf(id)?.drafts ?? []).map((draft) => ({
      ...draft,
      range: remote.range ?? '',
      group: remote.group ?? '',
    })),
  )
}

const dangerous: Readonly<Record<string, string>> = { ssh: 'SSH', rdp: 'RDP' }

/** Doors that are knocked at all day, when they are opened to everybody. */
export function openingWarning(
  presets: readonly string[],
  remote: { readonly range?: string; readonly group?: string } = {},
): string | undefined {
  const isLimited = (remote.range ?? '').trim() !== '' || (remote.group ?? '') !== ''
  if (isLimited) return undefined
  const doors = presets.flatMap((id) => dangerous[id] ?? [])
  if (doors.length === 0) return undefined
  return `This opens ${doors.join(' and ')} to **everybody in the internet**: give a range where you can.`
}

/** The same for a rule that is filled in by hand. */
export function draftWarning(draft: Partial<RuleDraft>): string | undefined {
  const isLimited =
    (draft.range ?? '').trim() !== '' ||
    (draft.group ?? '') !== '' ||
    (draft.addressGroup ?? '') !== ''
  if (draft.direction === 'egress' || isLimited) return undefined
  const protocol = draft.protocol?.trim().toLowerCase()
  const ports = (draft.ports ?? '').replaceAll(/\s+/g, '')
  if (protocol === undefined || protocol === '') return undefined
  if (protocol === 'any') return 'This opens **every port to everybody in the internet**.'
  if (protocol !== 'tcp' && protocol !== '6') return undefined
  if (ports === '') return 'This opens **every TCP port to everybody in the internet**.'
  const [low = 0, high = low] = ports.split(/[-–]/).map(Number)
  const doors = ['ssh', 'rdp'].filter((id) => {
    const number = id === 'ssh' ? 22 : 3389
    return low <= number && number <= high
  })
  return openingWarning(doors)
}
