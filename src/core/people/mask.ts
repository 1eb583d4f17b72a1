/** Words that stand where a name would and name nobody. */
const NOBODY = new Set(["匿名", "无名氏"])

/** A name as it may be seen without a purpose: `王小明` → `王*明`, `王明` → `王*`. */
export function maskName(name: string): string {
  const letters = Array.from(name.trim())
  const [first = ""] = letters
  if (letters.length === 0 || NOBODY.has(name.trim())) return letters.join("")
  if (letters.length === 1) return "*"
  if (letters.length === 2) return `${first}*`
  return `${first}${"*".repeat(letters.length - 2)}${letters.at(-1) ?? ""}`
}

/** A telephone number: `13812341234` → `138****1234`; a short one shows its last two digits. */
export function maskPhone(phone: string): string {
  if (phone.length >= 10) return `${phone.slice(0, 3)}${"*".repeat(phone.length - 7)}${phone.slice(-4)}`
  return `${"*".repeat(Math.max(0, phone.length - 2))}${phone.slice(-2)}`
}

/**
 * A document number: `310112199001011234` → `310112********1234`; any other keeps its first and its last two
 * signs.
 */
export function maskIdNumber(text: string): string {
  if (text.length >= 15) return `${text.slice(0, 6)}${"*".repeat(text.length - 10)}${text.slice(-4)}`
  if (text.length <= 4) return "*".repeat(text.length)
  return `${text.slice(0, 1)}${"*".repeat(text.length - 3)}${text.slice(-2)}`
}

/**
 * Free text with the numbers masked that say who someone is: document numbers and telephones of seven digits
 * and more.
 */
export function maskNumbersIn(text: string): string {
  return text.replace(/\d{7,17}[\dXx]?/g, (digits) =>
    digits.length >= 15 ? maskIdNumber(digits) : maskPhone(digits),
  )
}
