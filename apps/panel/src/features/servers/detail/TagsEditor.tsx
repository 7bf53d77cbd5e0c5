import { mayAct } from '@aloft/acts/role'
import { serverActs } from '@aloft/acts/server-acts'
import type { Server } from '@aloft/openstack/server'
import { Tag } from '@aloft/ui/Tag'
import { TagsInput } from '@aloft/ui/TagsInput'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { presentError } from '../../../api/present-error.ts'
import { useSession } from '../../../session/session.ts'
import { useQuickAct } from '../../../acts/use-quick-act.ts'
import styles from '../../../details/Detail.module.css'
import { readServer, serverQuery } from './server-queries.ts'

/** Nova: no slash, no comma (a comma ends a tag here), at most 60 characters, at most 50 of them. */
function tagProblem(tag: string): string | undefined {
  if (tag.includes('/')) return 'A tag must not hold a slash.'
  return tag.length > 60 ? 'A tag has at most 60 characters.' : undefined
}

/**
 * Tags, edited in place: each change is saved at once and taken back when the cloud refuses it. What is
 * shown may be some seconds old, so only the difference is applied to what the cloud has then.
 */
export function TagsEditor({ server }: { server: Server }) {
  const { roles } = useSession()
  const client = useQueryClient()
  const quickAct = useQuickAct()
  const saving = useRef(Promise.resolve())
  const [draft, setDraft] = useState<readonly string[]>()
  const [error, setError] = useState<string>()
  const may = mayAct(serverActs.editTags, server, { roles })
  const shown = draft ?? server.tags

  async function apply(added: readonly string[], removed: readonly string[]) {
    const { tags: now } = await readServer(server.region, server.id).catch(
      (cause: unknown) => {
        const { message, hint } = presentError(cause, '')
        throw new Error(hint === undefined ? message : `${message} ${hint}`, { cause })
      },
    )
    const others = now.filter((tag) => !removed.includes(tag) && !added.includes(tag))
    const tags = [...others, ...added]
    await quickAct('server.edit-tags', server, { tags })
    const { queryKey } = serverQuery(server.region, server.id)
    client.setQueryData(queryKey, (known) => known && { ...known, tags })
  }

  function save(tags: readonly string[]) {
    const added = tags.filter((tag) => !shown.includes(tag))
    const removed = shown.filter((tag) => !tags.includes(tag))
    setDraft(tags)
    setError(undefined)
    // One after the other: the last one that was typed must be the last one that is saved.
    saving.current = saving.current.then(async () => {
      try {
        await apply(added, removed)
      } catch (failure) {
        setError(failure instanceof Error ? failure.message : 'It could not be saved.')
      } finally {
        setDraft((latest) => (latest === tags ? undefined : latest))
      }
    })
  }
  if (!may.can)
    return (
      <>
        <div className={styles.tags}>
          {shown.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </div>
        <p className={styles.none}>{may.reason}</p>
      </>
    )
  return (
    <TagsInput
      label="Tags"
      labelHidden
      optional
      wide
      value={shown}
      onChange={save}
      validate={tagProblem}
      error={error}
      placeholder="Add a tag…"
    />
  )
}
