import { randomUUID } from "node:crypto"
import { plainTask } from "../support/plain-task.ts"
import {
  atDoor,
  caring,
  carrying,
  collecting,
  delivering,
  on,
  type PermissionRow,
  rounding,
  running,
  seeing,
  staff,
  stepping,
  takingBack,
  working,
} from "./permission-row.ts"

/** The endpoints of the committee's working day. */
export const dayRows: Readonly<Record<string, PermissionRow>> = {
  "GET /api/books": {
    may: staff,
    ask: () => ({ query: { book: "disinfection", on } }),
    stranger: "their-own",
  },
  "POST /api/books/write": {
    may: staff,
    ask: () => ({
      body: {
        commandId: randomUUID(),
        id: randomUUID(),
        book: "disinfection",
        cells: { 时间: `${on} 09:00`, 区域: "电梯" },
      },
    }),
    stranger: "their-own",
  },
  "POST /api/books/fill": {
    may: staff,
    ask: ({ lineId }) => ({
      body: { commandId: randomUUID(), id: lineId, cells: { 整改完成: `${on} 10:00` } },
    }),
    stranger: "not-found",
  },
  "POST /api/books/take-back": {
    may: staff,
    ask: () => ({
      body: { commandId: randomUUID(), id: randomUUID(), lineId: randomUUID(), reason: "写错了" },
    }),
    refused: "not-found",
    stranger: "not-found",
  },
  "POST /api/screening/known": {
    may: staff,
    ask: ({ personId }) => ({ body: { personId, name: "", idNumber: "", homeId: null } }),
    stranger: "their-own",
  },
  "POST /api/screening/register": {
    may: staff,
    ask: ({ personId, dwellingId }) => ({
      body: {
        ...{ commandId: randomUUID(), id: randomUUID(), channel: "gate", personId, homeId: dwellingId },
        ...{ name: "", idNumber: "", phone: "", from: "湖北武汉", keyArea: true, arrivedOn: on },
        ...{ transport: "train", vehicle: "", leftKeyAreaOn: null, lastContactOn: null, suitable: null },
        ...{ symptoms: false, disposition: "quarantine", reason: "", reportId: null },
      },
    }),
    stranger: "not-found",
  },
  "POST /api/screening/tenant": {
    may: staff,
    ask: ({ personId, dwellingId }) => ({
      body: {
        ...{ commandId: randomUUID(), id: randomUUID(), channel: "door", personId, homeId: dwellingId },
        ...{ name: "", idNumber: "", phone: "", landlord: "", whereabouts: "一直在沪" },
      },
    }),
    stranger: "not-found",
  },
  "POST /api/screening/take-back": {
    may: staff,
    ask: () => ({
      body: { commandId: randomUUID(), id: randomUUID(), screeningId: randomUUID(), reason: "写错了" },
    }),
    refused: "not-found",
    stranger: "not-found",
  },
  "GET /api/screening": {
    may: staff,
    ask: () => ({ query: { kind: "returnee", on } }),
    stranger: "their-own",
  },
  "GET /api/screening/returns": { may: staff, ask: () => ({}), stranger: "their-own" },
  "GET /api/screening/returns/one": {
    may: staff,
    ask: () => ({ query: { id: randomUUID() } }),
    refused: "not-found",
    stranger: "not-found",
  },
  "GET /api/screening/let-homes": { may: staff, ask: () => ({}), stranger: "their-own" },
  "GET /api/rounds": { may: rounding, ask: () => ({ query: { list: "knocks" } }), stranger: "their-own" },
  "GET /api/rounds/waste": { may: collecting, ask: () => ({}), stranger: "their-own" },
  "GET /api/rounds/deliveries": { may: delivering, ask: () => ({}), stranger: "their-own" },
  "POST /api/rounds/entries": atDoor(
    ({ knockId }) => ({ what: "attempt", checkId: knockId, outcome: "no-answer", note: "" }),
    rounding,
  ),
  "POST /api/rounds/waste/entries": atDoor(() => ({ what: "waste", checkId: null, bags: 1 }), collecting),
  "POST /api/rounds/take-back": takingBack("tryId", rounding),
  "POST /api/rounds/waste/take-back": takingBack("tryId", collecting),
  "POST /api/rounds/deliveries/entries": atDoor(
    () => ({ what: "handed-over", needId: randomUUID() }),
    delivering,
    "not-found",
  ),
  "POST /api/rounds/phone": {
    may: carrying,
    ask: () => ({ body: { commandId: randomUUID() } }),
    stranger: "their-own",
  },
  "GET /api/rounds/phones": { may: carrying, ask: () => ({}), stranger: "their-own" },
  "POST /api/rounds/phones/revoke": {
    may: carrying,
    ask: ({ deviceId }) => ({ body: { commandId: randomUUID(), id: deviceId } }),
    // a gate's phone is none of these
    ...{ refused: "not-found", stranger: "not-found" },
  },
  "GET /api/rounds/device-list": { may: "device", stranger: "public" },
  "GET /api/rounds/people": { may: rounding, ask: () => ({}), stranger: "their-own" },
  "POST /api/rounds/assign": running(({ knockId }) => ({ checkIds: [knockId], ownerId: null }), rounding),
  "GET /api/rounds/knocks": { may: rounding, ask: () => ({}), stranger: "their-own" },
  "POST /api/rounds/knocks/make": running(
    ({ stairwellId }) => ({ id: randomUUID(), name: "再跑一遍", stairwellIds: [stairwellId], dueOn: on }),
    rounding,
  ),
  "POST /api/rounds/knocks/explain-vacant": running(({ knockRoundId }) => ({ id: knockRoundId }), rounding),
  "POST /api/rounds/knocks/end": running(
    ({ knockRoundId }) => ({ id: knockRoundId, anyway: true }),
    rounding,
  ),
  "POST /api/rounds/paper": {
    may: rounding,
    ask: () => ({ body: { commandId: randomUUID(), day: on } }),
    stranger: "their-own",
  },
  "GET /api/rounds/paper-lines": {
    may: rounding,
    ask: () => ({ query: { day: on } }),
    stranger: "their-own",
  },

  "GET /api/cases": { may: seeing, ask: () => ({ query: { show: "open" } }), stranger: "their-own" },
  "POST /api/cases/find": { may: seeing, ask: () => ({ body: { text: "12-302" } }), stranger: "their-own" },
  "GET /api/case": {
    may: seeing,
    ask: ({ caseId }) => ({ query: { id: caseId } }),
    stranger: "not-found",
  },
  "POST /api/cases/move": {
    may: staff,
    ask: ({ caseId }) => stepping(caseId, { move: "set-contact", wechat: true, phone: "" }),
    stranger: "not-found",
  },
  "POST /api/cases/sign": {
    may: ["doctor"],
    ask: ({ caseId }) => stepping(caseId, { move: "assess-dwelling", suitable: true, found: "" }),
    stranger: "not-found",
  },
  "POST /api/cases/print": {
    may: seeing,
    ask: ({ caseId }) => ({ body: { commandId: randomUUID(), caseId, paper: "notice" } }),
    stranger: "not-found",
  },

  "GET /api/tasks": { may: working, ask: () => ({ query: { view: "all" } }), stranger: "their-own" },
  "GET /api/tasks/count": { may: working, ask: () => ({}), stranger: "their-own" },
  "GET /api/tasks/one": {
    may: working,
    ask: ({ taskId }) => ({ query: { id: taskId } }),
    stranger: "not-found",
  },
  "POST /api/tasks/add": {
    may: working,
    ask: () => ({
      body: {
        ...plainTask,
        ...{ commandId: randomUUID(), tasks: [{ id: randomUUID(), title: "数口罩" }] },
      },
    }),
    stranger: "their-own",
  },
  "POST /api/tasks/move": running(({ taskId }) => ({ ids: [taskId], move: "give", team: "staff" }), working),
  "GET /api/colleagues": { may: working, ask: () => ({}), stranger: "their-own" },
  "GET /api/oversight": { may: staff, ask: () => ({}), stranger: "their-own" },
  "GET /api/hand-overs": { may: staff, ask: () => ({}), stranger: "their-own" },
  "GET /api/hand-over": {
    may: staff,
    ask: ({ handOverId }) => ({ query: { id: handOverId } }),
    stranger: "not-found",
  },
  "POST /api/hand-over/preview": {
    may: staff,
    ask: ({ accountId, colleagueId }) => ({ body: { fromId: accountId, toIds: [colleagueId] } }),
    stranger: "not-found",
  },
  "POST /api/hand-over/undo": running(({ handOverId }) => ({ id: handOverId })),
  "POST /api/hand-over": {
    ...running(({ accountId, colleagueId }) => ({
      ...{ id: randomUUID(), fromId: accountId, toIds: [colleagueId] },
    })),
    refused: "nothing-in-hand",
  },

  "POST /api/phone/caller": {
    may: staff,
    ask: ({ dwellingId }) => ({ body: { number: "54001234", homeId: dwellingId } }),
    stranger: "not-found",
  },
  "POST /api/phone/calls/log": {
    may: staff,
    ask: ({ dwellingId }) => ({
      body: {
        ...{
          commandId: randomUUID(),
          id: randomUUID(),
          at: `${on}T02:00:00Z`,
          number: "",
          homeId: dwellingId,
        },
        ...{
          personId: null,
          category: "咨询",
          text: "",
          followUp: null,
          need: null,
          callBack: null,
          readings: [],
        },
      },
    }),
    stranger: "not-found",
  },
  "GET /api/phone/calls": { may: staff, ask: () => ({ query: { view: "day", on } }), stranger: "their-own" },
  "POST /api/phone/calls/correct": {
    may: staff,
    ask: () => ({
      body: {
        commandId: randomUUID(),
        id: randomUUID(),
        callId: randomUUID(),
        reason: "写错了",
        becomes: null,
      },
    }),
    refused: "not-found",
    stranger: "not-found",
  },
  "POST /api/phone/calls/settle": running(({ callId }) => ({ id: callId })),
  "GET /api/phone/statistics": { may: staff, ask: () => ({ query: { on } }), stranger: "their-own" },
  "GET /api/phone/answers": { may: staff, ask: () => ({}), stranger: "their-own" },
  "POST /api/phone/answers/save": {
    may: staff,
    ask: () => ({
      body: {
        ...{ commandId: randomUUID(), id: randomUUID() },
        ...{ category: "口罩", question: "哪里领？", answer: "药店。" },
      },
    }),
    stranger: "their-own",
  },
  "POST /api/phone/answers/end": running(({ answerId }) => ({ id: answerId })),
  "POST /api/phone/answers/first": {
    may: staff,
    ask: () => ({ body: { commandId: randomUUID() } }),
    stranger: "their-own",
  },
  "GET /api/phone/queue": { may: staff, ask: () => ({}), stranger: "their-own" },
  "POST /api/phone/queue/take": running(({ callBackId }) => ({ id: callBackId })),
  "GET /api/phone/queue/held": {
    may: staff,
    ask: ({ callBackId }) => ({ query: { id: callBackId } }),
    refused: "call-not-held",
    stranger: "not-found",
  },
  "POST /api/phone/queue/release": running(({ callBackId }) => ({ id: callBackId })),
  "POST /api/phone/queue/outcome": {
    may: staff,
    ask: () => ({
      body: {
        ...{ commandId: randomUUID(), id: randomUUID(), callId: randomUUID(), outcome: "reached" },
        ...{ fine: true, note: "", againAt: null, readings: [] },
      },
    }),
    refused: "not-found",
    stranger: "not-found",
  },
  "POST /api/phone/queue/verify": {
    may: staff,
    ask: () => ({
      body: {
        ...{ commandId: randomUUID(), listId: randomUUID(), reason: "核对名单" },
        ...{ dueAt: "2020-03-06T10:00:00Z", lines: ["12-302"] },
      },
    }),
    stranger: "their-own",
  },

  "GET /api/needs": { may: delivering, ask: () => ({}), stranger: "their-own" },
  "POST /api/needs": caring(({ dwellingId }) => ({
    ...{ id: randomUUID(), homeId: dwellingId, category: "买菜", text: "米" },
  })),
  "POST /api/needs/move": caring(
    ({ needId }) => ({ id: needId, move: "promise", promisedFor: "2020-03-06T10:00:00Z" }),
    delivering,
  ),
  "POST /api/needs/undo": caring(({ needId }) => ({ id: needId }), delivering),
  "GET /api/care": { may: staff, ask: () => ({}), stranger: "their-own" },
  "POST /api/care/plans": caring(({ carePersonId, dwellingId }) => ({
    ...{ id: randomUUID(), personId: carePersonId, homeId: dwellingId, way: "visit", everyDays: 7 },
    ...{ ownerId: null, consentedOn: "2020-03-01", consentedHow: "phone" },
  })),
  "POST /api/care/plans/change": caring(({ carePlanId }) => ({
    id: carePlanId,
    everyDays: 2,
    ownerId: null,
  })),
  "POST /api/care/contacts": caring(({ carePersonId, dwellingId }) => ({
    ...{ id: randomUUID(), personId: carePersonId, homeId: dwellingId, way: "call", found: "fine", note: "" },
  })),
  "POST /api/care/contacts/take-back": takingBack("contactId", staff),
  "POST /api/care/plans/end": caring(({ carePlanId }) => ({ id: carePlanId, why: "not-needed" })),
  "GET /api/readings": { may: seeing, ask: () => ({ query: { on } }), stranger: "their-own" },
  "POST /api/readings": {
    may: seeing,
    ask: () => ({
      body: {
        commandId: randomUUID(),
        readings: [
          {
            ...{ id: randomUUID(), personId: randomUUID(), homeId: randomUUID(), day: on, slot: "上午" },
            ...{ celsius: 36.5, symptoms: "无", how: "电话" },
          },
        ],
      },
    }),
    stranger: "their-own",
  },
  "POST /api/readings/correct": caring(
    ({ readingId }) => ({ factId: readingId, takingBackId: randomUUID(), reason: "写错", right: null }),
    seeing,
  ),
  "POST /api/chat/read": {
    may: staff,
    ask: () => ({ body: { text: "12-302 早36.5", slot: null, stairwell: "" } }),
    stranger: "their-own",
  },
  "POST /api/chat/take": {
    may: staff,
    ask: () => ({ body: { commandId: randomUUID(), readings: [], needs: [] } }),
    stranger: "their-own",
  },
}
