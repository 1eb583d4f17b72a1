import type { Disposition } from "../policy/policy.ts"

/** How a registration came, as the books have it. */
export const channelWord = {
  gate: "门岗",
  phone: "电话",
  door: "上门",
  "self-report": "自主申报",
  list: "名单下发",
} as const
export type ScreeningChannel = keyof typeof channelWord
export const screeningChannels = Object.keys(channelWord) as ScreeningChannel[]

/** Dispositions as the books have them. */
export const dispositionWord = {
  none: "无需处置",
  "health-monitoring": "自我健康监测",
  quarantine: "居家隔离",
  "central-quarantine": "集中隔离",
} as const satisfies Record<Disposition, string>

/** How somebody travelled, as the books have it. */
export const transportWord = {
  train: "火车",
  plane: "飞机",
  coach: "长途客车",
  car: "自驾",
  other: "其他",
} as const
export type Transport = keyof typeof transportWord
export const transports = Object.keys(transportWord) as Transport[]

/** What a book's word means here; null where it is a word of the book's own. */
export function meaningOf<Meaning extends string>(
  words: Readonly<Record<Meaning, string>>,
  written: string,
): Meaning | null {
  const found = (Object.entries(words) as [Meaning, string][]).find(([, word]) => word === written)
  return found?.[0] ?? null
}

/** How somebody travelled, as they wrote it themselves. */
export function transportOf(written: string): Transport {
  return meaningOf(transportWord, written) ?? (written.includes("客车") ? "coach" : "other")
}
