import { randomInt, randomUUID } from "node:crypto"
import type { Role } from "../../src/core/access/roles.ts"
import type { Asked } from "../support/client.ts"
import { careRows, type NamedOfCare } from "./care-rows.ts"
import { type NamedOfResidents, residentRows } from "./resident-rows.ts"

/** What the requests of the table name: ids of our own neighbourhood. */
export type Named = NamedOfCare &
  NamedOfResidents & {
    readonly accountId: string
    readonly stairwellId: string
    readonly dwellingId: string
    readonly householdId: string
    readonly stayId: string
    readonly personId: string
    readonly changeId: string
    readonly passId: string
    readonly postId: string
    readonly deviceId: string
    readonly guardId: string
    readonly anomalyId: string
    readonly parcelId: string
    readonly taskId: string
    readonly colleagueId: string
    readonly handOverId: string
    readonly policyId: string
    readonly lineId: string
    readonly caseId: string
    readonly callId: string
    readonly callBackId: string
    readonly answerId: string
    readonly knockRoundId: string
    readonly knockId: string
  }

export type PermissionRow = {
  /** Who may; `everyone`: also those who have not signed in; `device`: nobody who signs in, but a gate's device. */
  readonly may: readonly Role[] | "everyone" | "device"
  /** A request in earnest; without it only the door is tried. */
  readonly ask?: (named: Named) => Asked
  /** The rule that this request runs into, whoever sends it; without it the request is done. */
  readonly refused?: string
  /**
   * What someone of the other neighbourhood gets for a request that names something of ours: a refusal, or their own
   * affairs, in which nothing of ours may stand. `public`: nobody's affairs.
   */
  readonly stranger: "not-found" | "their-own" | "public"
}

const all: readonly Role[] = [
  "head",
  "staff",
  "property",
  "owners",
  "team",
  "doctor",
  "volunteer-lead",
  "viewer",
  "street",
]
const head: readonly Role[] = ["head"]
const staff: readonly Role[] = ["head", "staff"]
const issuing: readonly Role[] = ["head", "staff", "owners"]
const gates: readonly Role[] = ["head", "staff", "owners", "property", "volunteer-lead"]
const seeing: readonly Role[] = ["head", "staff", "team", "doctor"]
const working: readonly Role[] = ["head", "staff", "property", "owners", "team", "doctor", "volunteer-lead"]
const allButViewer = all.filter((role) => role !== "viewer")

const on = "2020-03-05"
const command = () => ({ commandId: randomUUID(), on, reason: "test" })
const household = { tenure: "owner-occupied", householder: "王小明", phone: "", size: 3 }
const person = { name: "王小明", sex: "男", idNumber: "", phone: "" }
const stay = { standing: "owner", relation: "本人", care: "" }

/** Changes of the register that name something that is there: the requests differ in their ids alone. */
const changing = (given: (named: Named) => object, refused?: string): PermissionRow => ({
  may: staff,
  ask: (named) => ({ body: { ...command(), ...given(named) } }),
  stranger: "not-found",
  ...(refused === undefined ? {} : { refused }),
})

/** What is done with a pass that is there. */
const passing = (given: (named: Named) => object): PermissionRow => ({
  may: issuing,
  ask: (named) => ({ body: { commandId: randomUUID(), ...given(named) } }),
  stranger: "not-found",
})

const stepping = (caseId: string, step: object): Asked => ({
  body: { commandId: randomUUID(), id: randomUUID(), caseId, step },
})

/** What is set up or settled at the gates, of something that is there. */
const running = (given: (named: Named) => object, may = staff): PermissionRow => ({
  may,
  ask: (named) => ({ body: { commandId: randomUUID(), ...given(named) } }),
  stranger: "not-found",
})

/** What was done at a door of ours. */
const atDoor = (given: (named: Named) => object, may: readonly Role[], refused?: string): PermissionRow => ({
  may,
  ask: (named) => ({
    body: {
      commandId: randomUUID(),
      entries: [
        {
          ...{ id: randomUUID(), at: "2020-03-05T02:00:00Z", by: "徐阿姨", homeId: named.dwellingId },
          ...given(named),
        },
      ],
    },
  }),
  stranger: "not-found",
  ...(refused === undefined ? {} : { refused }),
})
const rounding = ["head", "staff", "team", "doctor"] as const
const collecting = ["head", "staff", "property"] as const
/** Whoever goes somewhere for the committee, with the list on their phone. */
const carrying = ["head", "staff", "owners", "team", "doctor", "property", "volunteer-lead"] as const
const delivering = ["head", "staff", "owners", "volunteer-lead"] as const

const signed = { body: { signed: "{}", signature: "x" } }

/**
 * Every endpoint, written down by hand: what the code allows is held against it. Requests are sent in this order, so
 * that what is ended comes last.
 */
export const permissionTable: Readonly<Record<string, PermissionRow>> = {
  "GET /api/health": { may: "everyone", stranger: "public" },
  "GET /api/tls": { may: seeing, ask: () => ({}), stranger: "public" },
  "GET /api/set-up": { may: "everyone", stranger: "public" },
  "POST /api/set-up": { may: "everyone", stranger: "public" },
  "POST /api/session": { may: "everyone", stranger: "public" },

  "GET /api/session": { may: all, ask: () => ({}), stranger: "their-own" },
  "POST /api/session/end": { may: all, ask: () => ({}), stranger: "their-own" },
  "POST /api/account": {
    may: all,
    ask: () => ({ body: { commandId: randomUUID(), language: "en" } }),
    stranger: "their-own",
  },
  "GET /api/accounts": { may: head, ask: () => ({}), stranger: "their-own" },
  "POST /api/accounts": {
    may: head,
    ask: () => ({
      body: { commandId: randomUUID(), name: "x", login: randomUUID(), role: "team", password: "12345678" },
    }),
    stranger: "their-own",
  },
  "POST /api/accounts/change": {
    may: head,
    ask: ({ accountId }) => ({ body: { commandId: randomUUID(), id: accountId, unlock: true } }),
    stranger: "not-found",
  },
  "GET /api/audit": {
    may: head,
    ask: ({ accountId }) => ({ query: { subject: accountId } }),
    stranger: "their-own",
  },
  "GET /api/policies": { may: allButViewer, ask: () => ({}), stranger: "their-own" },
  "POST /api/erasures": { may: head, stranger: "their-own" },
  "GET /api/erasures": { may: head, ask: () => ({}), stranger: "their-own" },

  "GET /api/board": { may: seeing, ask: () => ({ query: { on } }), stranger: "their-own" },
  "GET /api/wall": { may: all, ask: () => ({ query: { on } }), stranger: "their-own" },
  "GET /api/events": { may: all, ask: () => ({}), stranger: "their-own" },
  "GET /api/attention": { may: seeing, ask: () => ({ query: { on } }), stranger: "their-own" },
  "GET /api/rows": {
    may: seeing,
    ask: () => ({ query: { indicator: "总户数", on } }),
    stranger: "their-own",
  },
  "GET /api/rows/file": {
    may: staff,
    ask: () => ({ query: { indicator: "总户数", on } }),
    stranger: "their-own",
  },

  "POST /api/imports": { may: staff, stranger: "their-own" },
  "GET /api/imports": { may: staff, ask: () => ({}), stranger: "their-own" },
  "GET /api/imports/one": { may: staff, stranger: "their-own" },
  "GET /api/refused-rows": { may: staff, ask: () => ({}), stranger: "their-own" },
  "GET /api/refused-rows/file": { may: staff, ask: () => ({}), stranger: "their-own" },
  "POST /api/refused-rows/put-aside": {
    may: staff,
    ask: () => ({ body: { commandId: randomUUID(), ids: [] } }),
    stranger: "their-own",
  },

  "GET /api/home": {
    may: seeing,
    ask: ({ dwellingId }) => ({ query: { id: dwellingId, on } }),
    stranger: "not-found",
  },
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
  "POST /api/people/find": { may: seeing, ask: () => ({ body: { text: "12-302" } }), stranger: "their-own" },
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
  "POST /api/homes/find": { may: seeing, ask: () => ({ body: { text: "12-302" } }), stranger: "their-own" },
  "POST /api/plan": {
    may: staff,
    ask: ({ stairwellId }) => ({
      body: { commandId: randomUUID(), places: [{ stairwellId, plan: { x: 1, y: 1 } }] },
    }),
    stranger: "not-found",
  },
  "GET /api/passes": {
    may: issuing,
    ask: ({ dwellingId }) => ({ query: { homeId: dwellingId } }),
    stranger: "their-own",
  },
  "POST /api/passes/homes": {
    may: issuing,
    ask: () => ({ body: { text: "12-302" } }),
    stranger: "their-own",
  },
  "POST /api/passes/issue": passing(({ dwellingId }) => ({
    ...{ id: randomUUID(), homeId: dwellingId, personId: null, holder: "王小明", kind: "resident" },
  })),
  "POST /api/passes/issue-stairwell": passing(({ stairwellId }) => ({ stairwellId })),
  "POST /api/passes/print": {
    may: issuing,
    ask: ({ passId }) => ({ body: { commandId: randomUUID(), ids: [passId] } }),
    stranger: "their-own",
  },
  "POST /api/passes/link": passing(({ passId }) => ({ id: passId })),
  "POST /api/passes/move": passing(({ passId }) => ({ id: passId, move: "suspend" })),
  "POST /api/passes/reissue": passing(({ passId }) => ({ id: passId, newId: randomUUID() })),
  "POST /api/passes/check": {
    may: issuing,
    ask: () => ({ body: { number: "1000018" } }),
    stranger: "their-own",
  },
  "POST /api/own-pass": {
    may: "everyone",
    ask: () => ({ body: { token: "nobody's token at all" } }),
    refused: "wrong-pass-link",
    stranger: "public",
  },
  "GET /api/pass-keys": { may: head, ask: () => ({}), stranger: "their-own" },
  "POST /api/pass-keys/rotate": {
    may: head,
    ask: () => ({ body: { commandId: randomUUID() } }),
    stranger: "their-own",
  },
  "POST /api/pass-keys/revoke": {
    may: head,
    ask: () => ({ body: { commandId: randomUUID(), keyId: "00000000", confirm: "00000000" } }),
    refused: "not-found",
    stranger: "not-found",
  },
  ...residentRows,

  "POST /api/register/stairwells/add": {
    may: staff,
    ask: () => ({
      body: {
        ...command(),
        id: randomUUID(),
        lane: "288",
        number: String(randomInt(1, 9_999)),
        floors: 6,
        doorsPerFloor: 2,
      },
    }),
    stranger: "their-own",
  },
  "POST /api/register/stairwells/correct": changing(({ stairwellId }) => ({
    id: stairwellId,
    floors: 7,
    doorsPerFloor: 2,
  })),
  "POST /api/register/dwellings/add": changing(
    ({ stairwellId }) => ({ id: randomUUID(), stairwellId, room: "302" }),
    "door-taken",
  ),
  "POST /api/register/households/add": changing(({ dwellingId }) => ({
    id: randomUUID(),
    dwellingId,
    ...household,
  })),
  "POST /api/register/households/correct": changing(({ householdId }) => ({
    id: householdId,
    ...household,
    size: 4,
  })),
  "POST /api/register/stays/add": changing(({ dwellingId }) => ({
    id: randomUUID(),
    dwellingId,
    ...person,
    name: `王${randomInt(1, 9_999)}`,
    ...stay,
  })),
  "POST /api/register/stays/correct": changing(({ stayId }) => ({ id: stayId, ...stay, care: "高龄" })),
  "POST /api/register/people/correct": changing(({ personId }) => ({ id: personId, ...person, sex: "女" })),
  "POST /api/register/undo": changing(({ changeId }) => ({ id: changeId }), "newer-change"),
  "POST /api/register/stays/end": changing(({ stayId }) => ({ id: stayId })),
  "POST /api/register/households/end": changing(({ householdId }) => ({ id: householdId })),
  "POST /api/register/dwellings/end": changing(({ dwellingId }) => ({ id: dwellingId }), "still-lived-in"),
  "POST /api/register/stairwells/end": changing(({ stairwellId }) => ({ id: stairwellId }), "still-lived-in"),

  "GET /api/rounds": { may: rounding, ask: () => ({ query: { list: "knocks" } }), stranger: "their-own" },
  "GET /api/rounds/waste": { may: collecting, ask: () => ({}), stranger: "their-own" },
  "GET /api/rounds/deliveries": { may: delivering, ask: () => ({}), stranger: "their-own" },
  "POST /api/rounds/entries": atDoor(
    ({ knockId }) => ({ what: "attempt", checkId: knockId, outcome: "no-answer", note: "" }),
    rounding,
  ),
  "POST /api/rounds/waste/entries": atDoor(() => ({ what: "waste", checkId: null, bags: 1 }), collecting),
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

  "GET /api/posts": { may: gates, ask: () => ({}), stranger: "their-own" },
  "POST /api/posts/add": {
    may: staff,
    ask: () => ({ body: { commandId: randomUUID(), id: randomUUID(), name: randomUUID().slice(0, 8) } }),
    stranger: "their-own",
  },
  "POST /api/posts/join-code": running(({ postId }) => ({ postId })),
  "GET /api/guards": { may: staff, ask: () => ({}), stranger: "their-own" },
  "POST /api/guards/add": {
    may: staff,
    ask: () => ({ body: { commandId: randomUUID(), id: randomUUID(), name: "值守人" } }),
    stranger: "their-own",
  },
  "POST /api/guards/pin": running(({ guardId }) => ({ id: guardId })),
  "GET /api/entries": { may: staff, ask: () => ({ query: { on } }), stranger: "their-own" },
  "GET /api/entries/hours": { may: gates, ask: () => ({ query: { on } }), stranger: "their-own" },
  "GET /api/anomalies": { may: staff, ask: () => ({ query: { since: on } }), stranger: "their-own" },
  "POST /api/anomalies/settle": running(({ anomalyId }) => ({ id: anomalyId })),
  "GET /api/parcels": { may: gates, ask: () => ({ query: { on } }), stranger: "their-own" },
  "POST /api/parcels/move": running(({ parcelId }) => ({ id: parcelId, step: "told" }), gates),

  "POST /api/gate/join": { may: "everyone", stranger: "public" },
  "POST /api/gate/entries": {
    may: "everyone",
    ask: () => signed,
    refused: "bad-batch",
    stranger: "public",
  },
  "POST /api/gate/shift": { may: "everyone", ask: () => signed, refused: "bad-batch", stranger: "public" },
  "GET /api/gate/state": { may: "device", stranger: "public" },
  "GET /api/gate/tables": { may: "device", stranger: "public" },
  "GET /api/gate/events": { may: "device", stranger: "public" },

  "GET /api/policies/history": { may: allButViewer, ask: () => ({}), stranger: "their-own" },
  "POST /api/policies/preview": {
    may: head,
    ask: () => ({ body: { rule: "mask-quota", inForceFrom: "2020-04-02", value: { perDwelling: 5 } } }),
    stranger: "their-own",
  },
  "POST /api/policies/add": {
    may: head,
    ask: () => ({
      body: {
        ...{ commandId: randomUUID(), id: randomUUID(), rule: "mask-quota", inForceFrom: "2020-04-02" },
        ...{ value: { perDwelling: 5 }, document: "test", effect: { earlier: 0, later: 0 } },
      },
    }),
    stranger: "their-own",
  },
  "POST /api/policies/take-back": running(({ policyId }) => ({ id: policyId }), head),

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
        ...{ commandId: randomUUID(), tasks: [{ id: randomUUID(), title: "数口罩" }], source: "desk" },
        ...{ document: "", note: "", team: "staff", ownerId: null, dueAt: null, homeId: null },
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
        ...{ personId: null, category: "咨询", text: "", followUp: null, callBack: null, readings: [] },
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

  "POST /api/guards/end": running(({ guardId }) => ({ id: guardId })),
  "POST /api/posts/devices/revoke": running(({ deviceId }) => ({ id: deviceId })),
  "POST /api/posts/close": running(({ postId }) => ({ id: postId })),

  ...careRows,
}
