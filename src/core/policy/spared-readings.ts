import type { PolicyValues } from "./policy.ts"

/**
 * How many readings of its first day a case does not owe: those whose time was over before the registration was written.
 * Nobody can have missed them.
 */
export function sparedReadings(openedClock: string, { slots }: PolicyValues["reading-slots"]): 0 | 1 | 2 {
  const over = slots.filter((slot) => slot.missingFrom <= openedClock).length
  return over === 0 ? 0 : over === 1 ? 1 : 2
}
