import { useState, type ReactNode } from 'react'
import styles from './CodeBlock.module.css'
import { CopyButton } from './CopyButton.tsx'
import { Tabs } from './Tabs.tsx'
import { cx } from './class-names.ts'

export interface CodeBlockProps {
  /** What the code is: "Shell", "Console log". */
  title: string
  code: string
  wrap?: boolean
}

/** Code or output, with a button that copies all of it. */
export function CodeBlock({ title, code, wrap = false }: CodeBlockProps) {
  return (
    <div className={styles.block}>
      <div className={styles.head}>
        <span>{title}</span>
        <CopyButton text={code} label={`Copy ${title}`} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must get in */}
      <pre className={cx(styles.code, wrap && styles.wrap)} tabIndex={0} aria-label={title}>
        <code>{wrap ? code.split(/(\s+)/).map(wordOrSpace) : code}</code>
      </pre>
    </div>
  )
}

/**
 * A browser breaks a line after any hyphen, so that `--network` ends one line and begins the next. A word
 * is a box of its own instead, and nothing is put in that would be copied along.
 */
function wordOrSpace(text: string, place: number): ReactNode {
  if (place % 2 === 1 || text === '') return text
  return (
    <span key={place} className={styles.word}>
      {text}
    </span>
  )
}

export interface EquivalentTab {
  id: string
  /** "CLI", "API", "Terraform" */
  label: string
  /** The filled-in code, or why there is none. */
  content: { code: string } | { reason: string }
  /** What to know before one runs it. */
  note?: string | undefined
}

/** The same act in the words of other tools. */
export function CodeTabs({
  label,
  tabs,
}: {
  label: string
  tabs: readonly EquivalentTab[]
}) {
  const [chosen, setChosen] = useState(tabs[0]?.id ?? '')
  return (
    <Tabs
      label={label}
      selected={chosen}
      onSelect={setChosen}
      flush
      tabs={tabs.map((tab) => ({
        id: tab.id,
        label: tab.label,
        content:
          'code' in tab.content ? (
            <>
              <CodeBlock title={tab.label} code={tab.content.code} wrap />
              {tab.note !== undefined && <p className={styles.reason}>{tab.note}</p>}
            </>
          ) : (
            <p className={styles.reason}>{tab.content.reason}</p>
          ),
      }))}
    />
  )
}
