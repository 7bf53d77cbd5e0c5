import type { AnyAct } from '@aloft/acts/registry'
import type { ActReply, ActTarget } from '@aloft/contracts/gateway'
import type { Secret } from './SecretOutput.tsx'

const titles: Readonly<Record<string, string>> = {
  adminPassword: 'Administrator password',
  privateKey: 'Private key',
  authKey: 'Key of the transfer',
  transferId: 'ID of the transfer',
  secret: 'Secret',
  cloudsFile: 'clouds.yaml',
}

/** What may be saved as a file, and its name. */
const fileOf: Readonly<Record<string, (of: string) => string>> = {
  privateKey: (of) => `${of}.pem`,
  cloudsFile: () => 'clouds.yaml',
}

/** What helps who never saw it. */
const remedies: Readonly<Record<string, string>> = {
  adminPassword: 'Unless you chose it yourself, set another one by “Change password”.',
  privateKey: 'Make another key pair under another name, and use that one.',
  authKey: 'Cancel the transfer, and offer the volume again.',
  secret: 'Revoke it and make another one.',
}

/** Why its form must stay until it is done: what the cloud tells once would be shown to nobody. */
export function closingReason(
  act: Pick<AnyAct, 'secretOutputs'>,
  pending: boolean,
): string | undefined {
  const tellsOnce = (act.secretOutputs?.length ?? 0) > 0
  return pending && tellsOnce
    ? 'It is under way: wait for the password or key that is shown once.'
    : undefined
}

/** For what an act makes: its name is in what the act hands back. */
export const unnamed = (): undefined => undefined

/** What an act handed back that can be shown only now. */
export function secretsOf(
  act: AnyAct,
  nameOf: (target: ActTarget | undefined) => string | undefined,
  reply: ActReply | undefined,
): Secret[] {
  return (reply?.outcomes ?? []).flatMap(({ target, output = {} }) =>
    (act.secretOutputs ?? []).flatMap((name): Secret[] => {
      const text = output[name]
      if (typeof text !== 'string' || text === '') return []
      const known = nameOf(target)
      const of = known ?? (typeof output.name === 'string' ? output.name : undefined)
      const title = titles[name] ?? name
      return [
        {
          title: of === undefined ? title : `${title} of ${of}`,
          text,
          ...(target !== undefined && { of: target.id }),
          ...(fileOf[name] === undefined ? {} : { fileName: fileOf[name](of ?? 'key') }),
        },
      ]
    }),
  )
}

/**
 * What to say of an act that is done while what it told once never arrived: its answer was lost on the
 * way, and the record that a second press asks for holds no secret. Absent when all was told.
 */
export function lostSecretWords(
  act: Pick<AnyAct, 'secretOutputs'>,
  reply: ActReply,
): { title: string; body: string } | undefined {
  if (!reply.repeated || !reply.outcomes.some(({ state }) => state === 'done'))
    return undefined
  const [name] = act.secretOutputs ?? []
  if (name === undefined) return undefined
  const what = titles[name] ?? name
  return {
    title: `${what} is lost`,
    body: `It is done, but its first answer did not arrive. That told the ${what.toLowerCase()} once, and nobody can show it again. ${remedies[name] ?? ''}`.trim(),
  }
}
