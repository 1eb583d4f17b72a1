import { addDays, clockOf, dayOf, type Instant, type PlainDate } from "../kit/dates.ts"
import type { PolicyValues } from "../policy/policy.ts"
import type { ReadingsByDay } from "./case-readings.ts"

/** What speaks against a release: then the doctor writes why all the same. */
export const releaseDoubts = ["fever", "readings-missing"] as const
export type ReleaseDoubt = (typeof releaseDoubts)[number]

/**
 * Looks at the last two readings: whether one that was taken is a fever, and whether both that should have been taken by
 * now are missing. A slot of today counts from its moment on, or once it was taken.
 */
export function doubtsOf(
  readings: ReadingsByDay,
  openedOn: PlainDate,
  now: Instant,
  rules: Pick<PolicyValues, "reading-slots"> & { readonly feverFrom: number },
): ReleaseDoubt[] {
  const today = dayOf(now)
  const slots = rules["reading-slots"].slots
  const last = [today, addDays(today, -1), addDays(today, -2)]
    .filter((day) => day >= openedOn)
    .flatMap((day) =>
      [1, 0].flatMap((place) => {
        const celsius = readings[day]?.[place as 0 | 1] ?? null
        const isDue = day < today || (slots[place]?.missingFrom ?? "24:00") <= clockOf(now)
        return celsius === null && !isDue ? [] : [celsius]
      }),
    )
  const due = last.slice(0, 2)
  const taken = last.filter((celsius) => celsius !== null).slice(0, 2)
  return [
    ...(taken.some((celsius) => celsius >= rules.feverFrom) ? (["fever"] as const) : []),
    ...(due.every((celsius) => celsius === null) ? (["readings-missing"] as const) : []),
  ]
}
