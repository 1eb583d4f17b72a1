import { randomUUID } from "node:crypto"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import * as contract from "../../src/contract/roll.ts"
import type { Role } from "../../src/core/access/roles.ts"
import type { Asked } from "../support/client.ts"

/** What the requests about the roll name. */
export type NamedOnRoll = {
  readonly workerId: string
  readonly goingId: string
  readonly askingId: string
  readonly certificateId: string
}

type Row = {
  readonly may: readonly Role[] | "everyone"
  readonly ask: (named: NamedOnRoll) => Asked
  readonly refused?: string
  readonly stranger: "not-found" | "their-own" | "public"
}

/** A volunteer as the desk writes one down. */
export const volunteer = {
  ...{ name: "李志愿", phone: "13912340000", calling: "教师", note: "", homeId: null, personId: null },
  ...{ birthYear: 1980, free: ["work-day", "rest-day"], skills: ["测温"], isExperienced: false },
  ...{ mostTurns: null, heads: null, owedTurns: null, family: null },
}
export const agreed = { how: "paper", what: ["keep"] }

/** Somebody as they ask to join on their phone. */
export const joining = {
  ...{ name: "钱来报", phone: "13912341111", birthYear: 1990, door: "12-302", family: "和爱人一起" },
  ...{ free: ["rest-day"], skills: ["登记"], consents: ["keep"] },
}

/** Two on the roll, one who asks to be, a certificate. */
export async function nameWorkers(
  send: (endpoint: Endpoint, body: object) => Promise<unknown>,
  read: (endpoint: Endpoint) => Promise<{ link: { token: string } }>,
): Promise<NamedOnRoll> {
  const named = {
    ...{ workerId: randomUUID(), goingId: randomUUID(), askingId: randomUUID() },
    certificateId: randomUUID(),
  }
  const add = (id: string, name: string) =>
    send(contract.addWorker, { id, kind: "volunteer", ...volunteer, name, consents: agreed })
  await add(named.workerId, "李志愿")
  await add(named.goingId, "周要走")
  const days = { from: "2020-02-01", until: "2020-02-29" }
  const { workerId, certificateId } = named
  await send(contract.issueCertificate, { id: certificateId, workerId, ...days, askedHow: "paper" })
  await send(contract.changeJoinLink, { id: randomUUID() })
  const { link } = await read(contract.getJoinLink)
  await send(contract.askToJoin, { key: link.token, id: named.askingId, joining })
  return named
}

const running: readonly Role[] = ["head", "staff", "volunteer-lead"]

const deed = (given: (named: NamedOnRoll) => object, may = running): Row => ({
  may,
  ask: (named) => ({ body: { commandId: randomUUID(), ...given(named) } }),
  stranger: "not-found",
})
const own = (given: () => Asked = () => ({})): Row => ({ may: running, ask: given, stranger: "their-own" })
const keyed = (given: () => object = () => ({})): Row => ({
  may: "everyone",
  ask: () => ({ body: { key: "nobody's key at all", ...given() } }),
  refused: "wrong-join-link",
  stranger: "public",
})

/** The table's rows about the roll. */
export const rollRows: Readonly<Record<string, Row>> = {
  "GET /api/roll": own(),
  "POST /api/roll/find": own(() => ({ body: { text: "李" } })),
  "GET /api/roll/one": {
    may: running,
    ask: ({ workerId }) => ({ query: { id: workerId } }),
    stranger: "not-found",
  },
  "POST /api/roll/alike": own(() => ({ body: { name: "李志愿", phone: "13912340000", homeId: null } })),
  "POST /api/roll/homes": own(() => ({ body: { text: "12-302" } })),
  "POST /api/roll/add": own(() => ({
    body: {
      ...{ commandId: randomUUID(), id: randomUUID(), kind: "volunteer" },
      ...{ ...volunteer, name: "新来的", consents: agreed },
    },
  })),
  "POST /api/roll/save": deed(({ workerId }) => ({ id: workerId, ...volunteer })),
  "POST /api/roll/take-on": deed(({ askingId }) => ({ id: askingId, ...volunteer, name: "钱来报" })),
  "POST /api/roll/end": deed(({ goingId }) => ({ id: goingId, why: "own-wish" })),
  "POST /api/roll/return": deed(({ goingId }) => ({ id: goingId, undo: true })),
  "POST /api/roll/consent": deed(({ workerId }) => ({
    ...{ id: randomUUID(), workerId, what: "share-phone", how: "phone", withdrawn: false },
  })),
  "POST /api/roll/mark": deed(({ workerId }) => ({
    ...{ ids: [workerId], experienced: true, consent: { what: "keep", how: "paper" } },
  })),
  "POST /api/roll/pin": deed(({ workerId }) => ({ id: workerId, guardId: randomUUID() }), ["head", "staff"]),
  "POST /api/roll/link": deed(({ workerId }) => ({ id: workerId })),
  "POST /api/roll/link/revoke": deed(({ workerId }) => ({ id: workerId })),
  "GET /api/roll/others": own(),
  "POST /api/roll/add-others": {
    ...deed(() => ({
      others: [{ id: randomUUID(), of: "guard", ofId: randomUUID(), kind: "guard" }],
    })),
    refused: "not-found",
  },
  "GET /api/roll/join-link": own(),
  "POST /api/roll/join-link/change": own(() => ({ body: { commandId: randomUUID(), id: randomUUID() } })),
  "POST /api/roll/certificate/issue": deed(({ workerId }) => ({
    ...{ id: randomUUID(), workerId, from: "2020-02-01", until: "2020-02-29", askedHow: "paper" },
  })),
  "GET /api/roll/certificate": {
    may: running,
    ask: ({ certificateId }) => ({ query: { id: certificateId } }),
    stranger: "not-found",
  },
  "POST /api/join/open": keyed(),
  "POST /api/join/send": keyed(() => ({ id: randomUUID(), joining })),
}
