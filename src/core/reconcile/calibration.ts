/** Bends log-odds towards what people decided: `slope × odds + shift`. */
export type Calibration = { readonly slope: number; readonly shift: number }

/** Nothing is bent as long as nobody has decided. */
export const UNCALIBRATED: Calibration = { slope: 1, shift: 0 }

/** The engine's word, in decisions: so many of its surest must speak against it before it bends halfway. */
const TRUST = 8

/** Log-odds beyond this are as sure as anything: what is said of such a pair tells no more than of one at the bound. */
const SURE = 7

/** However much people decide, no more is bent than this. */
const [LEAST_SLOPE, MOST_SLOPE, MOST_SHIFT] = [0.25, 4, 4]

const ROUNDS = 25

/**
 * Fits slope and shift to pairs that people decided (logistic regression, held back towards doing nothing; Newton's method).
 * `odds`: the log-odds the engine had given. One decision, whatever it is about, bends little: a single word against a pair that is
 * certain leaves the certain ones certain.
 */
export function calibrate(
  decided: readonly { readonly odds: number; readonly same: boolean }[],
): Calibration {
  let { slope, shift } = UNCALIBRATED
  const [holdSlope, holdShift] = [TRUST * 2 * SURE, TRUST]
  for (let round = 0; round < ROUNDS; round += 1) {
    let [bySlope, byShift] = [holdSlope * (1 - slope), -holdShift * shift]
    let [slopes, both, shifts] = [holdSlope, 0, holdShift]
    for (const { odds, same } of decided) {
      const x = within(odds, -SURE, SURE)
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
    slope = within(slope + (shifts * bySlope - both * byShift) / determinant, LEAST_SLOPE, MOST_SLOPE)
    shift = within(shift + (slopes * byShift - both * bySlope) / determinant, -MOST_SHIFT, MOST_SHIFT)
  }
  return { slope, shift }
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
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
