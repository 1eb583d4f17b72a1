import type { Comparison } from "./comparison.ts"
import type { Model, Prior } from "./model.ts"
import type { Scorer } from "./scorer.ts"

/** One step of the waterfall from what is to be expected of any two records to the score of these. `weight`: in bits. */
export type Step = {
  readonly step: "prior" | "agreement" | "rarity" | "total"
  readonly field: string | null
  /** How the two agree in the field; null for steps that are no comparison. */
  readonly level: string | null
  readonly weight: number
}

/** Why two records have their score; `against`: what they would most likely be if they were not one person. */
export type Waterfall = { readonly against: "kin" | "strangers"; readonly steps: readonly Step[] }

const BIT = Math.log(2)

/** The score of two records, step by step; the words for it are the screen's. The steps before the last add up to it. */
export function explainPair(
  comparison: Comparison,
  model: Model,
  rarityOf: Scorer["rarityOf"],
  prior: Prior,
  one: number,
  other: number,
): Waterfall {
  const { pattern } = comparison.compare(one, other)
  const ways = (["kin", "strangers"] as const).map((against) => {
    const odds = prior.same / (against === "kin" ? prior.kin : Math.max(1e-12, 1 - prior.same - prior.kin))
    const first: Step = { step: "prior", field: null, level: null, weight: Math.log(odds) / BIT }
    const steps = [first, ...fieldSteps(comparison, model, rarityOf, pattern, one, other, against)]
    return { against, steps, sum: steps.reduce((sum, { weight }) => sum + weight, 0) }
  })
  const likelier = ways.filter(({ against }) => against === "strangers" || model.knowsKin)
  const { against, steps, sum } = likelier.reduce((low, way) => (way.sum < low.sum ? way : low))
  return { against, steps: [...steps, { step: "total", field: null, level: null, weight: sum }] }
}

function fieldSteps(
  comparison: Comparison,
  model: Model,
  rarityOf: Scorer["rarityOf"],
  pattern: number,
  one: number,
  other: number,
  against: Waterfall["against"],
): Step[] {
  return comparison.fields.flatMap((field, at): Step[] => {
    const level = comparison.levels()[pattern * comparison.fields.length + at] ?? 0
    const shares = model.fields[at]
    if (level === 0 || shares === undefined) return []
    const step = { field: field.name, level: field.levels[level - 1] ?? null }
    const weight = Math.log((shares.same[level] ?? 1) / (shares[against][level] ?? 1)) / BIT
    const agreement: Step = { step: "agreement", ...step, weight }
    const rarity = against === "kin" ? 0 : rarityOf(at, level, one, other)
    return rarity === 0 ? [agreement] : [agreement, { step: "rarity", ...step, weight: -rarity / BIT }]
  })
}
