import type { RowOutcome } from "../../core/reconcile/row-outcome.ts"

/** Reasons are read by the sender: in Chinese, whatever the screen's language. */
export const usualReasons = {
  called: "电话核实本人",
  visited: "上门核实",
  register: "查居民册",
  family: "问过家属、房东",
  numberOff: "号码不对，打不通",
} as const

/** Why a row ends as it was proposed. */
export function reasonOfProposal(outcome: RowOutcome): string {
  return byProposal[outcome] ?? "查居民册"
}

const byProposal: Partial<Record<RowOutcome, string>> = {
  known: "已登记在册",
  missed: "在册，未排查",
  "not-living-here": "居民册记着已搬走",
  "other-area": "地址不在本居民区",
}
