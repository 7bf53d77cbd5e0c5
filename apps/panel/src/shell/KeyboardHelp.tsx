import { Dialog } from '@aloft/ui/Dialog'
import { Kbd } from '@aloft/ui/Kbd'
import styles from './Shell.module.css'

const keys: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['Ctrl K'], does: 'Search servers' },
  { keys: ['/'], does: 'Search this list' },
  { keys: ['j', 'k'], does: 'Next and previous row' },
  { keys: ['x'], does: 'Choose the row' },
  { keys: ['Shift', 'j'], does: 'Choose this row and the next' },
  { keys: ['Enter'], does: 'Open the row' },
  { keys: ['Ctrl A'], does: 'Choose all rows that match' },
  { keys: ['Esc'], does: 'Clear the search or the choice; close what is open' },
  { keys: ['Shift', '←', '→'], does: 'On a column head: change its width' },
  { keys: ['Alt', '←', '→'], does: 'On a column head: move the column' },
  { keys: ['?'], does: 'This help' },
]

export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog isOpen title="Keyboard shortcuts" onClose={onClose}>
      <dl className={styles.keys}>
        {keys.map((line) => (
          <div key={line.does} style={{ display: 'contents' }}>
            <dt>
              {line.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{line.does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
