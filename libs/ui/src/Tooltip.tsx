import {
  cloneElement,
  useEffect,
  useId,
  useRef,
  useState,
  type HTMLAttributes,
  type ReactElement,
} from 'react'
import styles from './Tooltip.module.css'

const SHOW_AFTER_MS = 350
const GAP = 6
const MARGIN = 8

export interface TooltipProps {
  text: string
  /** Whether the text adds to the name (a reason, a hint) or only repeats it. Default: adds. */
  describes?: boolean
  children: ReactElement<HTMLAttributes<HTMLElement>>
}

/**
 * A few words beside a control, on hover and on keyboard focus. Esc hides it.
 * It lives in the browser's top layer, so no ancestor can clip it.
 */
export function Tooltip({ text, describes = true, children }: TooltipProps) {
  const id = useId()
  const [anchor, setAnchor] = useState<HTMLElement>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  function hide() {
    clearTimeout(timer.current)
    setAnchor(undefined)
  }
  function show(element: HTMLElement, afterMs: number) {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setAnchor(element), afterMs)
  }

  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (anchor === undefined) return
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setAnchor(undefined)
    const onScroll = () => setAnchor(undefined)
    document.addEventListener('keydown', onKey)
    document.addEventListener('scroll', onScroll, true)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('scroll', onScroll, true)
    }
  }, [anchor])

  const own = children.props
  return (
    <>
      {/* oxlint-disable-next-line react/refs -- the handlers run on events, not in the render */}
      {cloneElement(children, {
        'aria-describedby': describes ? id : own['aria-describedby'],
        onPointerEnter: (event) => {
          own.onPointerEnter?.(event)
          if (event.pointerType !== 'touch') show(event.currentTarget, SHOW_AFTER_MS)
        },
        onPointerLeave: (event) => {
          own.onPointerLeave?.(event)
          hide()
        },
        onFocus: (event) => {
          own.onFocus?.(event)
          if (event.currentTarget.matches(':focus-visible')) show(event.currentTarget, 0)
        },
        onBlur: (event) => {
          own.onBlur?.(event)
          hide()
        },
        onPointerDown: (event) => {
          own.onPointerDown?.(event)
          // A touch has no hover: a tap on a control that is blocked must still tell why.
          if (describes && event.pointerType === 'touch') show(event.currentTarget, 0)
          else hide()
        },
      })}
      {anchor === undefined ? (
        describes && (
          <span id={id} hidden>
            {text}
          </span>
        )
      ) : (
        <Tip id={id} text={text} anchor={anchor} />
      )}
    </>
  )
}

export interface TipProps {
  id?: string
  text: string
  /** What it is about. */
  anchor: HTMLElement
}

/** The words themselves, as long as they are to be seen. */
export function Tip({ id, text, anchor }: TipProps) {
  const tip = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (tip.current === null) return
    tip.current.showPopover()
    place(tip.current, anchor)
  }, [anchor])
  return (
    <span ref={tip} id={id} role="tooltip" popover="manual" className={styles.tooltip}>
      {text}
    </span>
  )
}

function place(tip: HTMLElement, anchor: HTMLElement) {
  const box = anchor.getBoundingClientRect()
  const own = tip.getBoundingClientRect()
  const below = box.bottom + GAP
  const top = below + own.height > innerHeight ? box.top - GAP - own.height : below
  const centre = box.left + box.width / 2 - own.width / 2
  const left = Math.max(MARGIN, Math.min(centre, innerWidth - own.width - MARGIN))
  tip.style.top = `${top}px`
  tip.style.left = `${left}px`
}
