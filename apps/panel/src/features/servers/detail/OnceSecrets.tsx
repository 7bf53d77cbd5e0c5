import { Button } from '@aloft/ui/Button'
import { Card } from '@aloft/ui/Page'
import { useState } from 'react'
import { SecretOutput } from '../../../acts/SecretOutput.tsx'
import { forgetSecrets, secretsKept } from '../../../acts/once.ts'
import styles from '../../../details/Detail.module.css'

/** What the cloud told once when the server was made, until the person has it. */
export function OnceSecrets({ serverId }: { serverId: string }) {
  const [secrets, setSecrets] = useState(() => secretsKept(serverId))
  if (secrets.length === 0) return null
  return (
    <Card
      title="Sign-in details"
      actions={
        <Button
          size="small"
          onClick={() => {
            forgetSecrets(serverId)
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
