import styles from './Spinner.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** Something is under way. Give a label when no words beside it say what. */
export function Spinner({ label }: { label?: string | undefined }) {
  return (
    <>
      <span className={styles.spinner} aria-hidden="true" />
      {label !== undefined && <VisuallyHidden>{label}</VisuallyHidden>}
    </>
  )
}
