const DIGITS = "零一二三四五六七八九"

/**
 * Chinese numerals as digits: counted (`二百八十八` → 288, `十二` → 12) or read one by one (`二八八` → 288, `三〇二` →
 * 302).
 */
export function withDigits(text: string): string {
  return text.replace(/[零〇○一二三四五六七八九十百两]+/g, (numeral) => {
    const plain = numeral.replace(/[〇○]/g, "零").replace(/两/g, "二")
    return /[十百]/.test(plain) ? String(counted(plain)) : oneByOne(plain)
  })
}

function oneByOne(numeral: string): string {
  return Array.from(numeral, (sign) => DIGITS.indexOf(sign)).join("")
}

function counted(numeral: string): number {
  let total = 0
  let held = -1
  for (const sign of numeral) {
    if (sign === "百" || sign === "十") {
      total += (held < 0 ? 1 : held) * (sign === "百" ? 100 : 10)
      held = 0
    } else held = DIGITS.indexOf(sign)
  }
  return total + Math.max(held, 0)
}
