import { randomUUID } from "node:crypto"
import { addNeed, moveNeed } from "../../../src/contract/care.ts"
import { logCall, settleOneCall } from "../../../src/contract/phone.ts"
import { moveCase, signCase } from "../../../src/contract/quarantine.ts"
import { enterRoundEntries, enterWasteEntries } from "../../../src/contract/rounds.ts"
import { registerReturnee, screenTenant } from "../../../src/contract/screening.ts"
import {
  channelWord,
  dispositionWord,
  meaningOf,
  transportWord,
} from "../../../src/core/quarantine/screening-words.ts"
import type { AtWork } from "./people-at-work.ts"
import type { Deed, Row } from "./timeline.ts"

/** Who somebody is to those at work: the person and the case that screening gave. */
type Known = { readonly personId: string; readonly caseId: string | null }

/** The forms of a day's own desks, each written down as those people do it. */
export type Day = {
  readonly takes: (form: string) => boolean
  readonly write: (deed: Deed, id: string) => Promise<void>
  /** Sends what was gathered at doors and on the phone. */
  readonly flush: () => Promise<void>
}

const MOST_ENTRIES = 40

export function keepDay(work: AtWork): Day {
  const known = new Map<string, Known>()
  const gathered: object[] = []
  const { staff, doctor } = work.as
  const knownOf = (row: Row) => {
    const found = known.get(nameAtDoor(row))
    if (found === undefined) throw new Error("nobody was screened under this name")
    return found
  }
  const flush = async () => {
    while (gathered.length > 0) {
      await work.tell(staff, enterRoundEntries, { entries: gathered.splice(0, MOST_ENTRIES) })
    }
  }
  const at = () => work.app.ground.now()
  const door = (row: Row) => ({ homeId: work.homeAt(row["门牌"] ?? "") })
  const tellCase = async (row: Row, step: object, by = staff) => {
    const body = { id: randomUUID(), caseId: knownOf(row).caseId, step }
    await work.tell(by, by === doctor ? signCase : moveCase, body)
  }

  const writers: Readonly<Record<string, (row: Row, id: string) => Promise<void>>> = {
    返沪人员登记: async (row, id) => {
      const reply = await work.tell(staff, registerReturnee, { id, ...door(row), ...returneeOf(row) })
      const before = known.get(nameAtDoor(row))
      known.set(nameAtDoor(row), {
        personId: String(reply.personId),
        caseId: before?.caseId ?? (reply.caseId as string | null),
      })
    },
    租客排查: async (row, id) => {
      const said = { landlord: row["房东"] ?? "", whereabouts: row["春节去向"] ?? "" }
      await work.tell(staff, screenTenant, { id, ...door(row), ...whoOf(row), ...said })
    },
    居家隔离台账: async (row) => {
      const team = { doctor: row["医生"] ?? "", police: row["民警"] ?? "", committee: row["居委"] ?? "" }
      await tellCase(row, { move: "set-team", ...team, ownerId: null })
      await tellCase(row, { move: "set-contact", wechat: row["微信"] === "是", phone: "" })
    },
    健康监测: async (row, id) => {
      const reading = {
        day: row["日期"],
        slot: row["时段"],
        celsius: Number(row["体温"]),
        symptoms: row["症状"] ?? "",
      }
      gathered.push({
        ...{ what: "reading", id, at: at(), by: row["记录人"] ?? "", checkId: null },
        ...{ ...door(row), personId: knownOf(row).personId, ...reading },
      })
    },
    三人小组上门: async (row, id) => {
      const visit = { what: "visit", id, at: at(), by: row["居委"] ?? "", checkId: null }
      gathered.push({ ...visit, ...door(row), note: row["情况"] ?? "", fine: true })
    },
    隔离户垃圾收运: async (row, id) => {
      const picked = { what: "waste", id, at: at(), by: row["收运人"] ?? "", checkId: null, ...door(row) }
      await work.tell(staff, enterWasteEntries, { entries: [{ ...picked, bags: Number(row["袋数"]) }] })
    },
    生活需求: async (row, id) => {
      await work.tell(staff, addNeed, {
        id,
        ...door(row),
        category: row["类别"] ?? "",
        text: row["内容"] ?? "",
      })
    },
    来电记录: async (row, id) => {
      const open = row["状态"] === "待办"
      await work.tell(staff, logCall, {
        ...{ id, at: at(), number: row["来电号码"] ?? "", ...door(row), personId: null },
        ...{ category: row["类别"] ?? "", text: row["内容"] ?? "", callBack: null, need: null, readings: [] },
        followUp: open
          ? { id: randomUUID(), team: "staff", ownerId: null, dueAt: new Date(Date.parse(at()) + 86_400_000) }
          : null,
      })
    },
  }

  const fillers: Readonly<Record<string, (row: Row, id: string, filled: Row) => Promise<void>>> = {
    居家隔离台账: async (row, _id, filled) => {
      const order = filled["延长依据"]
      if (order !== undefined) {
        await tellCase(row, { move: "extend", order, until: filled["应解除日期"], reason: "见通知" })
      }
      if (filled["结束原因"] === "解除")
        await tellCase(row, { move: "release", reason: "到期，无症状" }, doctor)
      if (filled["结束原因"] === "转送就诊") await tellCase(row, { move: "transfer", reason: "发热" }, doctor)
    },
    生活需求: async (_row, id) => {
      await work.tell(staff, moveNeed, { id, move: "hand-over" })
    },
    来电记录: async (_row, id) => {
      await work.tell(staff, settleOneCall, { id })
    },
  }
  return {
    takes: (form) => writers[form] !== undefined,
    write: async (deed, id) => {
      if (deed.what === "write") await writers[deed.form]?.(deed.row, id)
      else {
        // what was said of somebody stands before what is decided on it
        await flush()
        await fillers[deed.form]?.(deed.row, id, deed.filled)
      }
    },
    flush,
  }
}

function nameAtDoor(row: Row): string {
  return `${row["姓名"]} ${row["身份证号"]} ${row["门牌"]}`
}

function whoOf(row: Row) {
  return {
    ...{
      personId: null,
      name: row["姓名"] ?? "",
      idNumber: row["身份证号"] ?? "",
      phone: row["手机号"] ?? "",
    },
    channel: meaningOf(channelWord, row["登记方式"] ?? ""),
  }
}

function returneeOf(row: Row) {
  const disposition = meaningOf(dispositionWord, row["处置"] ?? "")
  return {
    ...whoOf(row),
    ...{ from: row["来自"] ?? "", keyArea: row["重点地区"] === "是", arrivedOn: row["抵沪日期"] },
    ...{ transport: meaningOf(transportWord, row["交通方式"] ?? "") ?? "other", vehicle: row["车次"] ?? "" },
    ...{ leftKeyAreaOn: null, lastContactOn: null, symptoms: false, reportId: null, disposition },
    // whose dwelling is not fit for it is not quarantined at home
    suitable: disposition === "central-quarantine" ? false : null,
    reason: disposition === "health-monitoring" ? "所来地区已不要求隔离" : "",
  }
}
