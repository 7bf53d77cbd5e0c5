import { inputProblems } from '@aloft/acts/input-problem'
import { loadAct } from '@aloft/acts/registry'
import { Button } from '@aloft/ui/Button'
import { RadioGroup } from '@aloft/ui/RadioGroup'
import { TextArea, TextField } from '@aloft/ui/TextField'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FailureBanner } from '../../../acts/FailureBanner.tsx'
import { KeyPairSelect } from '../../../acts/ListPickers.tsx'
import { SecretOutput, type Secret } from '../../../acts/SecretOutput.tsx'
import { lostSecretWords, secretsOf, unnamed } from '../../../acts/secret-outputs.ts'
import { useAct } from '../../../acts/use-act.ts'
import { useSecretsOnce } from '../../../acts/use-secrets-once.ts'
import { useRegionName } from '../../../session/session.ts'
import styles from './CreatePage.module.css'
import type { KeyWay } from './create-problems.ts'

const actOf: Readonly<Record<KeyWay, string | undefined>> = {
  choose: undefined,
  paste: 'key-pair.import',
  make: 'key-pair.create',
}

/** Which key lets one in: one that the cloud has, one's own pasted, or a new one. */
export function KeyPairField({
  region,
  way,
  onWay,
  value,
  mayAdd,
  onChange,
}: {
  region: string
  way: KeyWay
  onWay: (way: KeyWay) => void
  value: string
  /** Who may only look chooses nothing new. */
  mayAdd: boolean
  onChange: (name: string) => void
}) {
  const [secrets, setSecrets] = useState<readonly Secret[]>([])
  const take = useSecretsOnce(secrets)
  return (
    <div className={styles.fields}>
      <div className={styles.regions}>
        <RadioGroup<KeyWay>
          label="Key pair"
          value={way}
          onChange={onWay}
          options={[
            { value: 'choose', label: 'Choose' },
            { value: 'paste', label: 'Paste a public key', disabled: !mayAdd },
            { value: 'make', label: 'Make one', disabled: !mayAdd },
          ]}
        />
      </div>
      {secrets.length > 0 && (
        <>
          <SecretOutput secrets={secrets} />
          <div>
            <Button
              onClick={() => {
                take()
                setSecrets([])
              }}
            >
              I have it
            </Button>
          </div>
        </>
      )}
      {way === 'choose' ? (
        <KeyPairSelect
          region={region}
          label="Known key pairs"
          optional
          value={value === '' ? undefined : value}
          onChange={(name) => onChange(name ?? '')}
        />
      ) : (
        <NewKeyPair
          key={way}
          region={region}
          way={way}
          onMade={(name, made) => {
            setSecrets((before) => [...before, ...made])
            onChange(name)
            onWay('choose')
          }}
        />
      )}
    </div>
  )
}

function NewKeyPair({
  region,
  way,
  onMade,
}: {
  region: string
  way: KeyWay
  onMade: (name: string, secrets: readonly Secret[]) => void
}) {
  const [name, setName] = useState('')
  const [publicKey, setPublicKey] = useState('')
  const actId = actOf[way] ?? ''
  const { data: act } = useQuery({
    queryKey: ['act', actId],
    queryFn: async () => (await loadAct(actId)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const regionName = useRegionName()
  const { press, pending, failure, startAnew } = useAct(act ?? undefined)
  const input = { region, name, ...(way === 'paste' ? { publicKey } : {}) }
  const problems = act ? inputProblems(act.input, input) : []
  const wordsOf = (field: string) => problems.find((each) => each.field === field)?.words
  const [problem] = problems

  async function save() {
    if (!act) return
    const done = await press({
      targets: [],
      input,
      nameOf: () => name,
      title: act.describe([], input, regionName),
    })
    // A key pair whose private key nobody has opens nothing: it is not chosen.
    if (done?.complete !== true || lostSecretWords(act, done.reply) !== undefined) return
    onMade(name, secretsOf(act, unnamed, done.reply))
  }
  const errorOf = (field: string, text: string) =>
    text === '' || wordsOf(field) === undefined ? undefined : `It ${wordsOf(field)}.`
  return (
    <div className={styles.fields}>
      {failure !== undefined && <FailureBanner failure={failure} onLooked={startAnew} />}
      <TextField
        label="Name of the key pair"
        wide
        autoComplete="off"
        value={name}
        onChange={setName}
        error={errorOf('name', name)}
      />
      {way === 'paste' && (
        <TextArea
          label="Public key"
          wide
          mono
          rows={3}
          placeholder="ssh-ed25519 AAAA… you@example"
          value={publicKey}
          onChange={setPublicKey}
          error={errorOf('publicKey', publicKey)}
        />
      )}
      <div>
        <Button
          pending={pending}
          disabledReason={
            problem && `Its ${problem.field === 'name' ? 'name' : 'key'} ${problem.words}.`
          }
          onClick={() => void save()}
        >
          {way === 'paste' ? 'Add this key' : 'Make the key pair'}
        </Button>
      </div>
    </div>
  )
}
