import Type from "typebox"
import { Nullable } from "./endpoint.ts"

/** Why two records have their score: steps that add up to the last, in bits; and what they would most likely be if they were not one person. */
export const waterfall = {
  against: Type.Enum(["kin", "strangers"]),
  steps: Type.Array(
    Type.Object({
      step: Type.Enum(["prior", "agreement", "rarity", "total"]),
      field: Nullable(Type.String()),
      level: Nullable(Type.String()),
      weight: Type.Number(),
    }),
  ),
}
