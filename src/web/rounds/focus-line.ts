/** Puts the cursor where the next line is most often filled in: its first text, or else its first choice. */
export function focusLine(line: Element | null | undefined, prefer: "text" | "choice" = "text"): void {
  const text = line?.querySelector<HTMLElement>("input:not([type=checkbox])")
  const choice = line?.querySelector<HTMLElement>("select")
  const first = prefer === "text" ? (text ?? choice) : (choice ?? text)
  first?.focus()
}
