import type { ListQuestion, RowOutcome } from "./row-outcome.ts"

/** What a reply to a list's sender says of a row. */
export function outcomeWord(outcome: RowOutcome, asks: ListQuestion): string {
  return (asks === "residence" ? ofResidents[outcome] : undefined) ?? words[outcome]
}

/** Nobody need have come back. */
const ofResidents: Partial<Record<RowOutcome, string>> = { known: "在册，住在本地", missed: "漏登" }

const words: Readonly<Record<RowOutcome, string>> = {
  known: "前期已排查",
  wrong: "信息有误",
  missed: "漏排",
  "not-living-here": "不在本地居住",
  "out-of-time": "超过期限",
  "passed-through": "途经停留",
  "other-area": "属其他地区",
  "not-key-area": "未经重点地区",
}
