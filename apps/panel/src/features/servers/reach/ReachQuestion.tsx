import { RadioGroup } from '@aloft/ui/RadioGroup'
import { Card } from '@aloft/ui/Page'
import { Select } from '@aloft/ui/Select'
import { NumberField } from '@aloft/ui/TextField'
import { useState } from 'react'
import styles from './Reach.module.css'
import { portQuestion, questions } from './questions.ts'
import type { Question } from './reach-words.ts'

const other = 'other'
const short = ['SSH 22', 'HTTP 80', 'HTTPS 443', 'Ping'] as const

/** What is asked about: one of the usual, or any port. */
export function ReachQuestion({
  question,
  onChange,
}: {
  question: Question
  onChange: (question: Question) => void
}) {
  const known = questions.findIndex(({ label }) => label === question.label)
  const [isOther, setIsOther] = useState(known < 0)
  const { traffic } = question
  const [protocol, setProtocol] = useState<'tcp' | 'udp'>(
    traffic.kind === 'port' ? traffic.protocol : 'tcp',
  )
  const [port, setPort] = useState<number | undefined>(
    traffic.kind === 'port' ? traffic.port : undefined,
  )
  const isPort = port !== undefined && Number.isInteger(port) && port >= 1 && port <= 65_535
  function ask(nextProtocol: 'tcp' | 'udp', nextPort: number | undefined) {
    setProtocol(nextProtocol)
    setPort(nextPort)
    if (nextPort !== undefined && nextPort >= 1 && nextPort <= 65_535)
      onChange(portQuestion(nextProtocol, nextPort))
  }
  return (
    <Card title="Who can reach">
      <div className={styles.question}>
        <RadioGroup
          label="What"
          labelHidden
          value={isOther ? other : String(known)}
          options={[
            ...short.map((label, at) => ({ value: String(at), label })),
            { value: other, label: 'Another port' },
          ]}
          onChange={(value) => {
            setIsOther(value === other)
            const chosen = questions[Number(value)]
            if (chosen !== undefined) onChange(chosen)
            else ask(protocol, port)
          }}
        />
        {isOther && (
          <div className={styles.port}>
            <Select
              label="Protocol"
              value={protocol}
              options={[
                { value: 'tcp', label: 'TCP' },
                { value: 'udp', label: 'UDP' },
              ]}
              onChange={(value) => ask(value === 'udp' ? 'udp' : 'tcp', port)}
            />
            <NumberField
              label="Port"
              min={1}
              max={65_535}
              value={port}
              error={isPort ? undefined : 'It must be a port from 1 to 65535.'}
              onChange={(value) => ask(protocol, value)}
            />
          </div>
        )}
      </div>
    </Card>
  )
}
