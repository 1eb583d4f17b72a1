import type { PlainDate } from "../kit/dates.ts"

/**
 * The summary table (防疫汇总统计表) at the end of one day, under the very names the committee's own table uses:
 * they are what the street office asks for, and what the command line prints.
 */
export type Summary = {
  readonly 日期: PlainDate
} & { readonly [indicator in Indicator]: number } & {
  /** Item → in less out. */
  readonly 物资库存: Readonly<Record<string, number>>
  /** Door → people in quarantine there: the wall map as text. */
  readonly 隔离分布: Readonly<Record<string, number>>
}

export const indicators = [
  "总户数",
  "登记人口",
  "今日排查返沪人数",
  "累计排查返沪人数",
  "今日排查租客人数",
  "累计排查租客人数",
  "今日新增隔离人数",
  "累计隔离人数",
  "今日解除隔离人数",
  "累计解除隔离人数",
  "今日转送就诊人数",
  "在隔人数",
  "在隔户数",
  "今日应报体温次数",
  "今日已报体温次数",
  "今日体温异常人次",
  "今日上门户次",
  "今日垃圾收运户次",
  "今日新增需求",
  "今日办结需求",
  "未办结需求",
  "今日进入登记人次",
  "今日劝返人次",
  "今日门岗体温异常",
  "今日来电",
  "累计来电",
  "今日口罩登记户数",
  "今日发放口罩只数",
  "累计发放口罩只数",
  "今日发放通行证",
  "今日挂失通行证",
  "有效通行证",
  "今日值班人次",
  "今日值班小时",
  "今日消毒次数",
  "今日卡点检查",
  "今日发现问题",
  "今日整改完成",
  "未整改问题",
] as const

export type Indicator = (typeof indicators)[number]
