import type { Server } from '@aloft/openstack/server'
import { hasFailedToBuild } from '@aloft/openstack/server-states'
import { Button } from '@aloft/ui/Button'
import { Card } from '@aloft/ui/Page'
import { useState } from 'react'
import { SecretOutput } from '../../../acts/SecretOutput.tsx'
import { forgetSecrets, secretsKept } from '../../../acts/once.ts'
import styles from '../../../details/Detail.module.css'

/**
 * What the cloud told once when the server was made, until the person has it. Of a server whose build
 * failed nothing is shown: its password opens nothing.
 */
export function OnceSecrets({ server }: { server: Server }) {
  const [secrets, setSecrets] = useState(() => secretsKept(server.id))
  if (secrets.length === 0 || hasFailedToBuild(server)) return null
  return (
    <Card
      title="Sign-in details"
      actions={
        <Button
          size="small"
          onClick={() => {
            forgetSecrets(server.id)
            setSecrets([])
          }}
        >
          I have it
        </Button>
      }
    >
      <div className={styles.column}>
        <SecretOutput secrets={secrets} />
      </div>
    </Card>
  )
}
