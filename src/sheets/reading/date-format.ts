/** What a number format shows of a serial day number. */
export type DateFormat = { readonly day: boolean; readonly clock: boolean }

const day: DateFormat = { day: true, clock: false }
const clock: DateFormat = { day: false, clock: true }
const both: DateFormat = { day: true, clock: true }

/**
 * The formats that files name by number alone; 27 to 36 and 50 to 58 are those of Chinese Excel (ECMA-376
 * 18.8.30).
 */
export function dateFormatOfId(id: number): DateFormat | null {
  if (id === 22) return both
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return clock
  if (id === 55 || id === 56) return clock
  return (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? day : null
}

/** Reads a format code such as `yyyy"年"m"月"d"日" h:mm`; null when it formats plain numbers. */
export function dateFormatOfCode(code: string): DateFormat | null {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(h+|m+|s+)\]/gi, "$1")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/General|AM\/PM|A\/P/gi, (word) => (/^g/i.test(word) ? "" : "h"))
    .toLowerCase()
  const hasClock = /[hs]/.test(bare)
  const hasDay = /[yd]/.test(bare) || (/m/.test(bare) && !hasClock)
  return hasDay || hasClock ? { day: hasDay, clock: hasClock } : null
}
