/** A cell of a spreadsheet holds no more characters than this. */
const MOST_CHARACTERS = 32_767

/**
 * Text as a cell of an .xlsx file can hold it: characters that XML cannot are written `_x000D_`, and what
 * looks
 * like that already is kept apart from it (ECMA-376 22.9.2.19).
 */
export function sheetText(text: string): string {
  return text
    .slice(0, MOST_CHARACTERS)
    .replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_")
    .replace(unwritable, (character) => {
      return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`
    })
}

// control characters but tab and newline, halves of pairs standing alone, and the two that are no characters
const unwritable = /[^\t\n\x20-\x7e\x80-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** A name that a sheet may bear, different from those already taken. */
export function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const name =
    wanted
      .replace(/[*?:\\/[\]]|^'|'$/g, " ")
      .slice(0, 31)
      .trim() || "Sheet1"
  for (let count = 2, free = name; ; count++) {
    if (!taken.has(free)) return free
    free = `${name.slice(0, 31 - String(count).length - 1)} ${count}`
  }
}
