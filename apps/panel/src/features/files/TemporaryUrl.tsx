import { roleAllows, roleReason } from '@aloft/acts/role'
import type { gateway } from '@aloft/contracts/gateway'
import type { StoredObject } from '@aloft/openstack/stored-object'
import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { CopyButton } from '@aloft/ui/CopyButton'
import { Select } from '@aloft/ui/Select'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/api.ts'
import { presentError } from '../../api/present-error.ts'
import { useSession } from '../../session/session.ts'
import styles from './Files.module.css'

const call = api<typeof gateway>('gateway')
const day = 86_400
const periods = [
  { value: '3600', label: 'An hour' },
  { value: String(day), label: 'A day' },
  { value: String(7 * day), label: 'A week' },
  { value: String(30 * day), label: '30 days' },
]

/** Makes an address that opens the object for a while, for somebody without an account. */
export function TemporaryUrl({ object }: { object: StoredObject }) {
  const { roles } = useSession()
  const [seconds, setSeconds] = useState(String(day))
  const { region, container, name } = object
  const made = useMutation({
    mutationFn: () =>
      call('POST /temporary-urls', {
        body: { region, container, object: name, method: 'GET', seconds: Number(seconds) },
      }),
  })
  const reason = roleAllows('member', roles) ? undefined : roleReason('member', roles)
  return (
    <section className={styles.lend} aria-label="Temporary URL">
      <h3>Temporary URL</h3>
      <p>Whoever has it can download this object without signing in, until it ends.</p>
      <div className={styles.lendForm}>
        <Select label="Good for" value={seconds} onChange={setSeconds} options={periods} />
        <Button
          pending={made.isPending}
          disabledReason={reason}
          onClick={() => made.mutate()}
        >
          Make a URL
        </Button>
      </div>
      {made.error !== null && (
        <Banner tone="bad">{presentError(made.error, 'Temporary URL').message}</Banner>
      )}
      {made.data !== undefined && (
        <div className={styles.lent}>
          <input
            readOnly
            aria-label="Temporary URL"
            value={made.data.url}
            onFocus={(event) => event.target.select()}
          />
          <CopyButton text={made.data.url} label="Copy the URL" />
        </div>
      )}
    </section>
  )
}
