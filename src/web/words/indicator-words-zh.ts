import { type Indicator, indicators } from "../../core/report/summary.ts"

/** The indicators' own names: in Chinese the key is the word. */
export const indicatorWordsZh = Object.fromEntries(
  [...indicators, "物资库存", "隔离分布"].map((name) => [name, name]),
) as Record<Indicator | "物资库存" | "隔离分布", string>
