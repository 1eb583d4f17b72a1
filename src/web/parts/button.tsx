import type { ButtonHTMLAttributes, ReactNode } from "react"

/** `main` is the one thing to do here; `grave` cannot be taken back; `quiet` stands inside text and rows. */
export type ButtonKind = "plain" | "main" | "quiet" | "grave"

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> & {
  kind?: ButtonKind
  /** Its work is under way: it keeps the focus, but a second press does nothing. */
  busy?: boolean
  className?: string
  children: ReactNode
}

export function Button({ kind = "plain", busy = false, type = "button", onClick, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={`${buttonClass(kind)} ${rest.className ?? ""}`}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    />
  )
}

/** For a link that looks like a button. */
export function buttonClass(kind: ButtonKind = "plain"): string {
  return kind === "plain" ? "button" : `button button-${kind}`
}
