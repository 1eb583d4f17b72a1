import type { Indicator } from "../../core/report/summary.ts"

export type WallLine = { readonly key: string; readonly today?: Indicator; readonly toDate?: Indicator }

/** What a room wants to know, without health, at a size that reaches its far end. */
export const wallLines: readonly WallLine[] = [
  { key: "returnees", today: "今日排查返沪人数", toDate: "累计排查返沪人数" },
  { key: "tenants", today: "今日排查租客人数", toDate: "累计排查租客人数" },
  { key: "opened", today: "今日新增隔离人数", toDate: "累计隔离人数" },
  { key: "released", today: "今日解除隔离人数", toDate: "累计解除隔离人数" },
  { key: "visits", today: "今日上门户次" },
  { key: "waste", today: "今日垃圾收运户次" },
  { key: "needs", today: "今日新增需求" },
  { key: "calls", today: "今日来电", toDate: "累计来电" },
  { key: "gateIn", today: "今日进入登记人次" },
  { key: "masks", today: "今日发放口罩只数", toDate: "累计发放口罩只数" },
  { key: "turns", today: "今日值班人次" },
  { key: "disinfections", today: "今日消毒次数" },
]
