import { Banner } from '@aloft/ui/Banner'
import { ProgressBar } from '@aloft/ui/Meter'
import styles from '../Files.module.css'
import type { Transfer } from './use-transfer.ts'

const count = (number: number): string => number.toLocaleString('en')

/** How far it is, and when it has ended each that was not done, with the reason. */
export function TransferEnd({
  transfer,
  verb,
}: {
  transfer: Exclude<Transfer, { kind: 'asking' }>
  /** `Copy` */
  verb: string
}) {
  const { kind, told, all } = transfer
  const { done, failures } = told
  const ended = done + failures.length
  return (
    <>
      {kind === 'stopped' && (
        <Banner tone={transfer.reason === undefined ? 'info' : 'bad'}>
          {transfer.reason ?? 'It was stopped.'} {count(all - ended)} of {count(all)} were
          not begun or are not known: go on, and nothing is done twice.
        </Banner>
      )}
      <div role="status">
        {kind === 'under-way' && (
          <ProgressBar label={verb} value={all === 0 ? 1 : ended / all} />
        )}
        <p>
          {count(done)} of {count(all)} done
          {failures.length > 0 && `, ${count(failures.length)} not done`}
        </p>
      </div>
      {failures.length > 0 && (
        // It scrolls, so it takes the focus of the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ul className={styles.failures} aria-label="Not done" tabIndex={0}>
          {failures.map(({ name, message }) => (
            <li key={name}>
              <strong>{name}</strong>: {message}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
