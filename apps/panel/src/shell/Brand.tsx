import styles from './TopBar.module.css'

/** The mark and the name. */
export function Brand() {
  return (
    <span className={styles.brandMark}>
      <svg
        width="20"
        height="20"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <path d="M3 14 10 4l7 10" />
        <path d="M7 17h6" />
      </svg>
      aloft
    </span>
  )
}
