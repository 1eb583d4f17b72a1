/** What a pass is written in: the letters of base45, so that its code stays coarse. */
const passLetters = /^[0-9A-Z $%*+\-./:]+$/

/** What a Chinese keyboard makes of these signs besides giving them full width. */
const signs: Record<string, string> = { "\u3000": " ", "。": ".", "、": "/", "￥": "$", "¥": "$", "—": "-" }

/**
 * The text that a scanner meant whose keyboard stood on capitals or on full width. Only where that gives a pass: any
 * other text is left as it came.
 */
export function asScanned(raw: string): string {
  const narrow = Array.from(raw, narrowed).join("")
  const isTurned = /[a-z]/.test(narrow) && !/[A-Z]/.test(narrow)
  const text = isTurned ? narrow.toUpperCase() : narrow
  return passLetters.test(text) ? text : raw
}

function narrowed(letter: string): string {
  const code = letter.charCodeAt(0)
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  return signs[letter] ?? letter
}
