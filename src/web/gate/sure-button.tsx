import { type ReactNode, useEffect, useRef, useState } from "react"
import { Button } from "../parts/button.tsx"

type SureButtonProps = {
  children: ReactNode
  /** What the button is called where its words alone would not say which. */
  label: string
  /** What pressing it means. */
  means: string
  sure: string
  keep: string
  busy: boolean
  onSure: () => void
}

/** Something grave: says on the spot what it means, and asks once more. */
export function SureButton({ children, label, means, sure, keep, busy, onSure }: SureButtonProps) {
  const [asked, setAsked] = useState(false)
  const first = useRef<HTMLSpanElement>(null)
  const question = useRef<HTMLParagraphElement>(null)
  const wasAsked = useRef(false)
  useEffect(() => {
    if (asked) question.current?.focus()
    else if (wasAsked.current) first.current?.querySelector("button")?.focus()
    wasAsked.current = asked
  }, [asked])
  if (!asked) {
    return (
      <span ref={first}>
        <Button kind="quiet" aria-label={label} onClick={() => setAsked(true)}>
          {children}
        </Button>
      </span>
    )
  }
  return (
    <section className="sure" aria-label={label}>
      <p ref={question} tabIndex={-1}>
        {means}
      </p>
      <p className="row">
        <Button kind="grave" busy={busy} onClick={onSure}>
          {sure}
        </Button>
        <Button onClick={() => setAsked(false)}>{keep}</Button>
      </p>
    </section>
  )
}
