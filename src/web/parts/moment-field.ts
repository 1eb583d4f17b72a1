import { clockOf, dayOf, type Instant, instantOfShanghai, parsePlainDate } from "../../core/kit/dates.ts"

/** `2020-02-12T18:00` of a field for day and clock, on Shanghai's clock; null where it is not filled. */
export function momentOfField(text: string): Instant | null {
  const [day = "", clock = ""] = text.split("T")
  const date = parsePlainDate(day)
  return date === null ? null : instantOfShanghai(date, clock.slice(0, 5))
}

export function fieldOfMoment(at: Instant): string {
  return `${dayOf(at)}T${clockOf(at)}`
}
