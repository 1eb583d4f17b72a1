/** The code in what was scanned, pasted or opened: the office's whole link, or the code alone; null where there is none. */
export function readJoinCode(text: string): string | null {
  const plain = text.trim()
  const code = /#join=([^&\s]+)/.exec(plain)?.[1] ?? plain
  return /^[\w.:~-]{20,120}$/.test(code) ? code : null
}

/** The code in the page's own address, which is taken out of it: it opens a gate once, and stays in no history. */
export function takeJoinCode(place: Location, history: History): string | null {
  if (!place.hash.startsWith("#join=")) return null
  const code = readJoinCode(place.hash)
  history.replaceState(null, "", place.pathname)
  return code
}
