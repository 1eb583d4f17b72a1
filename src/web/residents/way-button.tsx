import type { ReactNode } from "react"
import { Button, buttonClass } from "../parts/button.tsx"

type WayButtonProps = {
  digit: number
  main?: boolean
  busy?: boolean
  onPress: () => void
  children: ReactNode
}

/** A way out of a report, with the digit that presses it. */
export function WayButton({ digit, main = false, busy = false, onPress, children }: WayButtonProps) {
  return (
    <Button
      kind={main ? "main" : "plain"}
      className="way-button"
      data-way={digit}
      aria-keyshortcuts={String(digit)}
      busy={busy}
      onClick={onPress}
    >
      <kbd aria-hidden>{digit}</kbd> <span>{children}</span>
    </Button>
  )
}

/** The same, where it leads to another screen. */
export function WayLink({ digit, href, children }: { digit: number; href: string; children: ReactNode }) {
  return (
    <a
      className={`${buttonClass("plain")} way-button`}
      data-way={digit}
      aria-keyshortcuts={String(digit)}
      href={href}
    >
      <kbd aria-hidden>{digit}</kbd> <span>{children}</span>
    </a>
  )
}
