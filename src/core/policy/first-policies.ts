import { getPlainDate } from "../kit/dates.ts"
import type { Policy } from "./policy.ts"

const NOTICE_OF_27_JANUARY =
  "上海市疫情防控工作领导小组办公室 2020-01-27 通告（1月12日以后自湖北来沪人员登记、居家隔离健康观察）"
const COMMUNITY_PLAN = "国家卫生健康委 新型冠状病毒感染的肺炎疫情社区防控工作方案（试行），2020年1月"

const CLOSED_MANAGEMENT = "上海市新冠肺炎疫情防控工作领导小组办公室 2020-02-10 通告（住宅小区封闭式管理）"
const OWN_RULE = "由居委会自定"
const NOTICE_OF_THE_STREET = "街道通知：外地返沪人员居家隔离14天（文号由居委会填写）"

/** The rules that a new neighbourhood starts with: Shanghai, spring of 2020. */
export const firstPolicies: readonly Policy[] = [
  {
    rule: "quarantine-length",
    // the notice of 27 January reaches back to arrivals from 12 January on
    inForceFrom: getPlainDate("2020-01-12"),
    value: { days: 14, from: "arrival" },
    document: NOTICE_OF_27_JANUARY,
  },
  {
    rule: "key-areas",
    inForceFrom: getPlainDate("2020-01-12"),
    value: { regions: ["湖北"] },
    document: NOTICE_OF_27_JANUARY,
  },
  {
    rule: "fever-threshold",
    inForceFrom: getPlainDate("2020-01-24"),
    value: { celsius: 37.3 },
    document: COMMUNITY_PLAN,
  },
  {
    rule: "reading-slots",
    inForceFrom: getPlainDate("2020-01-24"),
    value: {
      slots: [
        { name: "上午", missingFrom: "12:00" },
        { name: "下午", missingFrom: "20:00" },
      ],
    },
    document: "居家健康监测告知书（每日两次体温）；缺测时刻由居委会自定",
  },
  {
    rule: "mask-quota",
    inForceFrom: getPlainDate("2020-02-02"),
    value: { perDwelling: 5 },
    document: "上海市口罩供应“居村委会预约登记+指定药店购买”办法，2020-01-31 公布",
  },
  {
    rule: "gate-mode",
    inForceFrom: getPlainDate("2020-02-10"),
    value: {
      visitors: "turn-away",
      couriers: "shelf",
      returnees: "refer",
      tenants: "refer",
      passNeeded: true,
    },
    document: CLOSED_MANAGEMENT,
  },
  {
    rule: "pass-validity",
    inForceFrom: getPlainDate("2020-02-10"),
    value: { resident: 60, tenant: 60, temporary: 1 },
    document: OWN_RULE,
  },
  {
    rule: "pass-copy-window",
    inForceFrom: getPlainDate("2020-02-10"),
    value: { minutes: 5 },
    document: OWN_RULE,
  },
  {
    rule: "damaged-code-proof",
    inForceFrom: getPlainDate("2020-02-10"),
    value: { keep: false },
    document: OWN_RULE,
  },
  {
    rule: "dispositions",
    inForceFrom: getPlainDate("2020-01-24"),
    value: {
      contact: "central-quarantine",
      keyArea: "quarantine",
      elsewhere: "quarantine",
      unsuitable: "central-quarantine",
    },
    document: NOTICE_OF_THE_STREET,
  },
  {
    rule: "visit-rhythm",
    inForceFrom: getPlainDate("2020-01-24"),
    value: { visitEveryDays: 3, wasteEveryDays: 1, by: "20:00" },
    document: OWN_RULE,
  },
  {
    rule: "follow-up",
    inForceFrom: getPlainDate("2020-01-24"),
    value: { days: 7, callOn: [7] },
    document: OWN_RULE,
  },
  {
    rule: "call-queue",
    inForceFrom: getPlainDate("2020-01-24"),
    value: { holdMinutes: 10, againMinutes: 60, tries: 3 },
    document: OWN_RULE,
  },
  {
    rule: "care-rhythm",
    inForceFrom: getPlainDate("2020-01-24"),
    value: { callEveryDays: 1, visitEveryDays: 7 },
    document: OWN_RULE,
  },
  {
    rule: "fatigue",
    inForceFrom: getPlainDate("2020-01-24"),
    value: {
      amberHours: 48,
      redHours: 60,
      amberNights: 3,
      redNights: 5,
      amberDays: 6,
      redDays: 10,
      restHours: 12,
      gateAge: 18,
    },
    document: OWN_RULE,
  },
  {
    rule: "duty",
    inForceFrom: getPlainDate("2020-01-24"),
    value: {
      ...{ turnsAWeek: 4, nightsOnEnd: 2, daysOnEnd: 5, alarmMinutes: 10, restDays: "weekends" },
      namesDays: 14,
    },
    document: OWN_RULE,
  },
  {
    rule: "tenant-entry",
    inForceFrom: getPlainDate("2020-02-10"),
    value: { course: "register-first", until: null, goTo: "居委会", objectTo: "居委会或街道办事处" },
    document: CLOSED_MANAGEMENT,
  },
]
