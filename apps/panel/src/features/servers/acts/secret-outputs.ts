import type { AnyAct } from '@aloft/acts/registry'
import type { ActReply, ActTarget } from '@aloft/contracts/gateway'
import type { Secret } from './SecretOutput.tsx'

const titles: Readonly<Record<string, string>> = {
  adminPassword: 'Administrator password',
  privateKey: 'Private key',
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
          ...(name === 'privateKey' ? { fileName: `${of ?? 'key'}.pem` } : {}),
        },
      ]
    }),
  )
}
