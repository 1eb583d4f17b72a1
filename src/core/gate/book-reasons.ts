import type { GateReason } from "./decide.ts"

/** What the gate book writes under 原因; empty where nothing out of the ordinary happened. */
export const bookReasons = {
  "pass-valid": "",
  "number-listed": "",
  "room-known": "",
  leaving: "",
  "no-rule": "",
  "by-rule": "",
  fever: "体温偏高",
  "home-in-quarantine": "居家隔离中",
  "pass-forged": "通行证系伪造",
  "pass-lost": "通行证已挂失",
  "pass-void": "通行证已作废",
  "pass-suspended": "通行证已暂停",
  "pass-expired": "通行证已过期",
  "pass-not-yet": "通行证未到日期",
  "pass-key-revoked": "通行证须更换",
  "pass-key-unknown": "通行证尚未识别",
  "pass-copied": "通行证疑似被复制",
  "pass-damaged": "通行证无法读取",
  "not-a-pass": "不是本居民区通行证",
  "number-unknown": "证号不在册",
  "room-unknown": "门牌不在册",
  "no-pass": "未带通行证",
  "put-on-shelf": "快件放置货架，不入内",
} as const satisfies Record<GateReason, string>
