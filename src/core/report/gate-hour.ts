import type { RowValues } from "../forms/form.ts"
import { bookWords, type EntryKind, entryKinds, type PassageDirection } from "../gate/words.ts"
import type { PlainDate } from "../kit/dates.ts"

/** How many passed a post in an hour of Shanghai's clock; negative counts take back. */
export type GateHour = {
  readonly day: PlainDate
  /** 0 where the book names no clock. */
  readonly hour: number
  readonly post: string
  readonly direction: PassageDirection
  readonly kind: EntryKind | "other"
  readonly passed: number
  readonly referred: number
  readonly turnedAway: number
}

/** What one row of the gate book adds to the hours of its day. */
export function gateHourOf(row: RowValues): GateHour {
  const moment = row["时间"] ?? ""
  const result = row["结果"]
  const { verdict, direction, kind } = bookWords
  return {
    day: moment.slice(0, 10) as PlainDate,
    hour: Number(moment.slice(11, 13)),
    post: row["门岗"] ?? "",
    direction: row["方向"] === direction.out ? "out" : "in",
    kind: entryKinds.find((each) => kind[each] === row["类别"]) ?? "other",
    passed: result === verdict["let-in"] ? 1 : 0,
    referred: result === verdict.refer ? 1 : 0,
    turnedAway: result === verdict["turn-away"] ? 1 : 0,
  }
}

/** The hours with what belongs together added up. */
export function sumGateHours(hours: readonly GateHour[]): GateHour[] {
  const sums = new Map<string, GateHour>()
  for (const added of hours) {
    const key = [added.day, added.hour, added.post, added.direction, added.kind].join("|")
    const sum = sums.get(key)
    sums.set(
      key,
      sum === undefined
        ? added
        : {
            ...sum,
            passed: sum.passed + added.passed,
            referred: sum.referred + added.referred,
            turnedAway: sum.turnedAway + added.turnedAway,
          },
    )
  }
  return [...sums].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum)
}

/** The same hour, to be taken back. */
export function takenBack(hour: GateHour): GateHour {
  const { passed, referred, turnedAway } = hour
  return { ...hour, passed: -passed, referred: -referred, turnedAway: -turnedAway }
}
