/** A PIN that somebody would try first: one digit over and over, a run, a year, a pattern twice. */
export function isTrivialPin(pin: string): boolean {
  const digits = Array.from(pin, Number)
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0))
  const isRun = steps.every((step) => step === 1) || steps.every((step) => step === -1)
  return isRun || new Set(digits).size < 3 || pin.slice(0, 3) === pin.slice(3) || /^(19|20)/.test(pin)
}
