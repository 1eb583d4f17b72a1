/** Bends log-odds towards what people decided: `slope × odds + shift`. */
export type Calibration = { readonly slope: number; readonly shift: number }

/** Nothing is bent as long as nobody has decided. */
export const UNCALIBRATED: Calibration = { slope: 1, shift: 0 }

/** The engine's word, in decisions: so many must speak against it before it bends halfway. */
const TRUST = 8

const ROUNDS = 25

/**
 * Fits slope and shift to pairs that people decided (logistic regression held back towards doing nothing; Newton's
 * method). `odds`: the log-odds the engine had given.
 */
export function calibrate(
  decided: readonly { readonly odds: number; readonly same: boolean }[],
): Calibration {
  let { slope, shift } = UNCALIBRATED
  for (let round = 0; round < ROUNDS; round += 1) {
    let [bySlope, byShift] = [TRUST * (1 - slope), (TRUST / 10) * -shift]
    let [slopes, both, shifts] = [TRUST, 0, TRUST / 10]
    for (const { odds, same } of decided) {
      const x = Math.max(-20, Math.min(20, odds))
      const chance = chanceOf(slope * x + shift)
      const weight = chance * (1 - chance)
      const missed = (same ? 1 : 0) - chance
      bySlope += missed * x
      byShift += missed
      slopes += weight * x * x
      both += weight * x
      shifts += weight
    }
    const determinant = slopes * shifts - both * both
    slope = Math.max(0.05, slope + (shifts * bySlope - both * byShift) / determinant)
    shift += (slopes * byShift - both * bySlope) / determinant
  }
  return { slope, shift }
}

/** The probability that goes with log-odds. */
export function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

/** Log-odds that go with a probability; bounded, so that certainty stays a number. */
export function oddsOfChance(chance: number): number {
  const bounded = Math.max(1e-15, Math.min(1 - 1e-15, chance))
  return Math.log(bounded / (1 - bounded))
}
