/** One line of text: what no book can hold is a blank. */
export function line(value: unknown, longest: number): string | undefined {
  if (!isText(value) || value.length > longest) return undefined
  const letters = Array.from(value)
  if (!letters.some(isControl)) return value.trim()
  return letters
    .map((char) => (isControl(char) ? " " : char))
    .join("")
    .trim()
}

function isControl(char: string): boolean {
  return char < " " || char === "\u007f"
}

/** Null stays null; undefined says that the value is none. */
export function orNull<T>(value: unknown, read: (value: unknown) => T | undefined): T | null | undefined {
  return value === null ? null : read(value)
}

export function oneOf<const T extends string>(options: readonly T[], value: unknown): T | undefined {
  return options.find((option) => option === value)
}

export function isId(value: unknown): value is string {
  return isText(value) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
}

export function isText(value: unknown): value is string {
  return typeof value === "string"
}

export type Json = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
