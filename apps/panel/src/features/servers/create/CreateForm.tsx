import { inputProblems } from '@aloft/acts/input-problem'
import type { AnyAct } from '@aloft/acts/registry'
import { roleAllows, roleReason } from '@aloft/acts/role'
import type { ActReply } from '@aloft/contracts/gateway'
import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { Card } from '@aloft/ui/Page'
import { TagsInput } from '@aloft/ui/TagsInput'
import { TextArea } from '@aloft/ui/TextField'
import { Time } from '@aloft/ui/Time'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { paths } from '../../../paths.ts'
import { useRegionName, useSession } from '../../../session/session.ts'
import { scopeOf } from '../../../session/shown-scope.ts'
import { MetadataField } from '../../../acts/ActFields.tsx'
import { notifyDone } from '../../../acts/carry-out.ts'
import {
  flavorsQuery,
  imagesQuery,
  limitsQuery,
  networksQuery,
} from '../../../acts/cloud-queries.ts'
import { FlavorPicker } from '../../../acts/FlavorPicker.tsx'
import { problemSentence } from '../../../acts/form-values.ts'
import { tooSmallReason } from '../../../acts/image-fit.ts'
import { ImagePicker } from '../../../acts/ImagePicker.tsx'
import {
  NetworksChoice,
  SecurityGroupsChoice,
  ZoneSelect,
} from '../../../acts/ListPickers.tsx'
import { keepSecrets } from '../../../acts/once.ts'
import { secretsOf, unnamed } from '../../../acts/secret-outputs.ts'
import { useAct } from '../../../acts/use-act.ts'
import styles from './CreatePage.module.css'
import { CreatedServers } from './CreatedServers.tsx'
import { createInputOf } from './create-input.ts'
import {
  countProblem,
  equivalentsAwait,
  formProblem,
  isMissing,
  type KeyWay,
} from './create-problems.ts'
import { countOf, useDraft, type AskedImage, type Draft } from './draft.ts'
import { KeyPairField } from './KeyPairField.tsx'
import { NameFields } from './NameFields.tsx'
import { quotaReason } from './quota.ts'
import { Summary } from './Summary.tsx'

/** `?region=dfw&image=<id>`: what it shall be made from. */
function useAsked(): AskedImage | undefined {
  const search = useRouterState({ select: ({ location }) => location.searchStr })
  const parameters = new URLSearchParams(search)
  const region = parameters.get('region')
  const image = parameters.get('image')
  return region === null || image === null ? undefined : { region, image }
}

export function CreateForm({
  act,
  isAnew,
  onStartAnew,
}: {
  act: AnyAct
  /** The person has just let go of a draft: the keyboard starts at the first field. */
  isAnew: boolean
  /** The draft is gone: the form is to be shown anew. */
  onStartAnew: () => void
}) {
  const session = useSession()
  const regionName = useRegionName()
  const { regions, roles } = session
  const navigate = useNavigate()
  const offering = regions.filter(({ services }) => services.includes('compute'))
  const asked = useAsked()
  const { draft, change, forget, foundAt, goOnWithout } = useDraft(
    scopeOf(session),
    offering.map(({ id }) => id),
    asked,
  )
  const { press, pending, failure, startAnew } = useAct(act)
  const [metadataUnfit, setMetadataUnfit] = useState<string>()
  const [keyWay, setKeyWay] = useState<KeyWay>('choose')
  const [tried, setTried] = useState(false)
  const [made, setMade] = useState<ActReply>()
  const { region } = draft
  const { data: flavors } = useQuery(flavorsQuery(region))
  const also = asked?.region === region ? asked.image : undefined
  const { data: images } = useQuery(imagesQuery(region, also))
  const { data: limits } = useQuery(limitsQuery(region))
  const { data: networks } = useQuery(networksQuery(region))
  const flavor = flavors?.find(({ id }) => id === draft.flavor)
  const image = images?.find(({ id }) => id === draft.image)
  const count = countOf(draft)
  const input = createInputOf(draft)
  const found = inputProblems(act.input, input)
  const state = { draft, keyWay, found, metadataUnfit }
  // The cloud picks one only where the project has one of its own.
  const own = networks?.filter(({ projectId }) => projectId === session.project.id) ?? []
  const isAmbiguous = draft.networks.length === 0 && own.length > 1
  const blocked =
    (roleAllows(act.role, roles) ? undefined : roleReason(act.role, roles)) ??
    formProblem(state) ??
    (isAmbiguous ? 'Choose a network: the project has several here.' : undefined) ??
    quotaReason(limits, flavor, count ?? 1)
  const errorOf = (field: string) => {
    const wrong = found.find((each) => each.field === field)
    return wrong !== undefined && (tried || !isMissing(wrong))
      ? problemSentence(wrong.words)
      : undefined
  }

  async function create() {
    setTried(true)
    if (blocked !== undefined) return
    const answered = await press({
      targets: [],
      input,
      nameOf: unnamed,
      title: act.describe([], input, regionName),
    })
    if (answered === undefined) return
    const { reply, complete } = answered
    const [first] = reply.outcomes.filter(({ state }) => state === 'done')
    // None was made: the form stays as it is.
    if (first?.target === undefined) return
    forget()
    if (complete) notifyDone(act, act.describe([], input, regionName))
    if (reply.outcomes.length > 1) {
      setMade(reply)
      return
    }
    const { region: where, id } = first.target
    keepSecrets(id, secretsOf(act, unnamed, reply))
    await navigate({ to: paths.server(where, id) })
  }
  const set =
    <Key extends keyof Draft>(key: Key) =>
    (value: Draft[Key]) =>
      change({ [key]: value })

  if (made !== undefined) return <CreatedServers act={act} reply={made} failure={failure} />
  return (
    <form
      className={styles.page}
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <div className={styles.parts}>
        {foundAt !== undefined && (
          <Banner
            tone="info"
            action={
              <Button
                size="small"
                onClick={() => {
                  forget()
                  onStartAnew()
                }}
              >
                Start anew
              </Button>
            }
          >
            Your draft from <Time at={foundAt} /> is here.
          </Banner>
        )}
        {goOnWithout !== undefined && (
          <Banner
            tone="warn"
            action={
              <Button size="small" onClick={goOnWithout}>
                Go on without
              </Button>
            }
          >
            The user data are not kept over a reload: enter them again, or go on without.
          </Banner>
        )}
        <Card title="Name and place">
          <NameFields
            isFocused={isAnew}
            draft={draft}
            regions={offering}
            change={change}
            error={errorOf('names')}
            countError={countProblem(draft)}
          />
        </Card>
        <Card title="Image">
          <ImagePicker
            key={region}
            region={region}
            also={also}
            label="What it starts with"
            tall
            value={draft.image}
            onChange={set('image')}
            blocked={(each) =>
              flavor !== undefined && tooSmallReason(each, flavor) !== undefined
                ? `needs more than ${flavor.name}`
                : undefined
            }
          />
        </Card>
        <Card title="Size">
          <FlavorPicker
            region={region}
            label="Memory, CPUs and disk"
            tall
            value={draft.flavor}
            onChange={set('flavor')}
            blocked={(each) => image && tooSmallReason(image, each)}
          />
        </Card>
        <Card title="Access">
          <div className={styles.fields}>
            <KeyPairField
              region={region}
              way={keyWay}
              onWay={setKeyWay}
              value={draft.keyPair}
              mayAdd={roleAllows(act.role, roles)}
              onChange={set('keyPair')}
            />
            <SecurityGroupsChoice
              region={region}
              label="Security groups"
              help="What may reach it from outside."
              value={draft.securityGroups}
              onChange={set('securityGroups')}
            />
          </div>
        </Card>
        <Card title="Network">
          <NetworksChoice
            region={region}
            label="Networks"
            help={
              own.length > 1
                ? 'Choose one: the project has several here, and the cloud picks none of them.'
                : 'If you choose none, the cloud picks one.'
            }
            value={draft.networks}
            onChange={set('networks')}
          />
        </Card>
        <Card title="More">
          <div className={styles.fields}>
            <TagsInput
              label="Tags"
              optional
              wide
              value={draft.tags}
              onChange={set('tags')}
              error={errorOf('tags')}
            />
            <MetadataField
              label="Metadata"
              value={draft.metadata}
              onChange={set('metadata')}
              onUnfit={setMetadataUnfit}
            />
            <TextArea
              label="User data"
              optional
              wide
              mono
              rows={5}
              spellCheck={false}
              description="A script or cloud-config that it runs when it first starts. It often holds secrets, so a reload empties this field."
              placeholder="#cloud-config"
              value={draft.userData}
              onChange={set('userData')}
              error={errorOf('userData')}
            />
            <ZoneSelect
              region={region}
              label="Availability zone"
              optional
              value={draft.zone === '' ? undefined : draft.zone}
              onChange={(zone) => change({ zone: zone ?? '' })}
            />
          </div>
        </Card>
      </div>
      <Summary
        {...{
          act,
          draft,
          keyWay,
          image,
          flavor,
          limits,
          input,
          blocked,
          pending,
          failure,
          startAnew,
        }}
        awaited={equivalentsAwait(state)}
        onBlocked={() => setTried(true)}
      />
    </form>
  )
}
