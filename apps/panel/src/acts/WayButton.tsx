import { Button, type ButtonSize } from '@aloft/ui/Button'
import { useNavigate } from '@tanstack/react-router'
import type { Way } from './way.ts'

/** Goes a way, or begins what begins there. */
export function useGo(): (way: Way) => void {
  const navigate = useNavigate()
  return (way) => {
    if ('to' in way) void navigate({ to: way.to, search: way.search ?? {} })
    else way.onSelect()
  }
}

/** A way as a button; it says why one can not go there now. */
export function WayButton({ way, size }: { way: Way; size?: ButtonSize }) {
  const go = useGo()
  return (
    <Button
      size={size}
      variant={way.danger === true ? 'danger' : undefined}
      disabledReason={way.disabledReason}
      onClick={() => go(way)}
    >
      {way.label}
    </Button>
  )
}
