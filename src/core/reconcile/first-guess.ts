import type { Field } from "./field.ts"

/**
 * How often two records agree at each level before anything was learned; shares, one a level. `same`: of one person,
 * `kin`: of two who live together. A judgement, and no more than where learning begins.
 */
const GUESSES: Readonly<
  Record<string, { readonly same: readonly number[]; readonly kin: readonly number[] }>
> = {
  name: {
    same: [0.83, 0.06, 0.03, 0.02, 0.004, 0.01, 0.03, 0.001, 0.0005],
    kin: [0.003, 0.003, 0.004, 0.005, 0.03, 0.002, 0.06, 0.45, 0.45],
  },
  phone: { same: [0.85, 0.03, 0.04, 0.08], kin: [0.15, 0.005, 0.005, 0.84] },
  document: { same: [0.92, 0.03, 0.01, 0.03, 0.008, 0.002], kin: [0.001, 0.001, 0.001, 0.01, 0.387, 0.6] },
  door: { same: [0.8, 0.1, 0.02, 0.04, 0.02, 0.02], kin: [0.8, 0.12, 0.01, 0.03, 0.02, 0.02] },
  birth: {
    same: [0.8, 0.05, 0.08, 0.03, 0.01, 0.01, 0.02],
    kin: [0.005, 0.005, 0.04, 0.01, 0.02, 0.18, 0.74],
  },
  sex: { same: [0.98, 0.02], kin: [0.4, 0.6] },
  text: {
    same: [0.8, 0.1, 0.04, 0.02, 0.005, 0.01, 0.025],
    kin: [0.3, 0.05, 0.1, 0.1, 0.01, 0.03, 0.41],
  },
  code: { same: [0.85, 0.08, 0.03, 0.04], kin: [0.3, 0.1, 0.1, 0.5] },
  category: { same: [0.92, 0.08], kin: [0.4, 0.6] },
}

/** The first guess for a field, with 1 for "cannot be said" in front. */
export function firstGuess({ kind, levels }: Field, of: "same" | "kin"): Float64Array {
  const shares = GUESSES[kind]?.[of] ?? levels.map(() => 1 / levels.length)
  return Float64Array.of(1, ...shares)
}

/**
 * What learning shall not exceed, for one person at a level: seldom does anybody's name change altogether, and a session
 * that believes it does takes parent and child for one person, who share surname, door and telephone.
 */
export function ceiling(field: Field | undefined, of: "same" | "kin"): readonly number[] | undefined {
  return field?.kind === "name" && of === "same" ? [1, 1, 1, 1, 1, 0.004, 1, 1, 0.0015, 0.0005] : undefined
}
