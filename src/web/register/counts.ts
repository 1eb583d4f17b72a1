/** A whole number as it was typed; null when it is none or lies outside. */
export function countIn(text: string, from: number, to: number): number | null {
  const plain = text.trim()
  if (!/^\d{1,4}$/.test(plain)) return null
  const count = Number(plain)
  return count >= from && count <= to ? count : null
}
