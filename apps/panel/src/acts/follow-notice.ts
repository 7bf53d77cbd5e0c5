import type { AnyAct } from '@aloft/acts/registry'
import type { ActTarget } from '@aloft/contracts/gateway'
import { dismissNotice, isNoticeShown, notify } from '@aloft/ui/Notices'
import { ApiError } from '../api/api-error.ts'
import { readCloud } from '../api/cloud.ts'
import { shownScope } from '../session/shown-scope.ts'
import { settledAs, type Settled } from './settled-as.ts'

const everyMs = 2000
const rounds = 60
/** Each is read again and again: what is done to more of them is told by their list. */
const most = 4

/**
 * Tells that an act is under way, and what became of it while that is still shown. What takes longer
 * than two minutes is told by the page alone.
 */
export function notifyUnderWay(
  act: AnyAct,
  title: string,
  targets: readonly ActTarget[],
): void {
  const words = `${title}: under way`
  const { subject, settles } = act
  if (subject === 'none' || settles === undefined || !isFew(targets.length)) {
    notify({ tone: 'busy', title: words, passing: true })
    return
  }
  const key = notify({ tone: 'busy', title: words })
  const scope = shownScope()
  const isWanted = () => isNoticeShown(key) && shownScope() === scope

  async function stateOf(target: ActTarget): Promise<Settled> {
    const { subjectReader } = await import('@aloft/acts/subjects')
    const reader = subjectReader(subject === 'none' ? 'server' : subject)
    const { region, service, path, microversion } = reader.read(target)
    try {
      const read = {
        region,
        service,
        path,
        ...(microversion !== undefined && { microversion }),
      }
      return settledAs(settles, reader.parse(await readCloud(read), target))
    } catch (error) {
      // Only this says that there is no such thing; any other failure says nothing of it.
      const isMissing = error instanceof ApiError && error.details.status === 404
      return isMissing ? settledAs(settles, undefined) : 'under way'
    }
  }
  async function follow() {
    for (let round = 0; round < rounds; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, everyMs))
      if (!isWanted()) break
      const states = await Promise.all(targets.map(stateOf))
      if (!isWanted()) break
      if (states.includes('under way')) continue
      if (states.includes('failed'))
        return void notify({ key, tone: 'bad', title: `${title}: it ended in an error` })
      if (states.includes('gone')) break
      return void notify({ key, tone: 'ok', title: `${title}: done` })
    }
    dismissNotice(key)
  }
  // Without the code that reads it, nothing can be told: it must not stand there for ever.
  follow().catch(() => dismissNotice(key))
}

const isFew = (count: number) => count > 0 && count <= most
