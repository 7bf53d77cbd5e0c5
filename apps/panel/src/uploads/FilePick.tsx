import { Button, type ButtonSize, type ButtonVariant } from '@aloft/ui/Button'
import { useRef, type ReactNode } from 'react'

interface FilePickProps {
  /** Of the file that is wanted: `File of web.qcow2`. */
  label: string
  onPick: (file: File) => void
  /** On the button. */
  children: ReactNode
  size?: ButtonSize
  variant?: ButtonVariant
  disabledReason?: string | undefined
}

/** A button that asks for one file of this computer. */
export function FilePick({ label, onPick, children, ...button }: FilePickProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) onPick(file)
          // The same file may be picked again.
          event.target.value = ''
        }}
      />
    </>
  )
}
