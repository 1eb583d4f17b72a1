import { randomUUID } from "node:crypto"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import * as contract from "../../src/contract/residents.ts"
import type { Role } from "../../src/core/access/roles.ts"
import type { PlainDate } from "../../src/core/kit/dates.ts"
import type { Asked } from "../support/client.ts"

/** What the requests about residents name. */
export type NamedOfResidents = {
  readonly cardId: string
  readonly secretId: string
  readonly readingReportId: string
  readonly needReportId: string
  readonly objectionReportId: string
  readonly complaintReportId: string
}

type Named = NamedOfResidents & { readonly dwellingId: string; readonly personId: string }

/** A row of the table, as far as these have it. */
type Row = {
  readonly may: readonly Role[] | "everyone"
  readonly ask: (named: Named) => Asked
  readonly refused?: string
  readonly stranger: "not-found" | "their-own" | "public"
}

/** A card, a secret, and a report of each kind that is settled in its own way. */
export async function nameReports(
  send: (endpoint: Endpoint, body: object) => Promise<unknown>,
  home: { readonly dwellingId: string; readonly personId: string },
  day: PlainDate,
): Promise<NamedOfResidents> {
  const { dwellingId, personId } = home
  const named = {
    ...{ cardId: randomUUID(), secretId: randomUUID(), readingReportId: randomUUID() },
    ...{ needReportId: randomUUID(), objectionReportId: randomUUID(), complaintReportId: randomUUID() },
  }
  await send(contract.issueCard, { id: named.cardId, homeId: dwellingId })
  await send(contract.handOutSecret, { id: named.secretId, personId, checked: "known", days: 14 })
  const add = (id: string, report: object) =>
    send(contract.addReport, { id, channel: "phone", homeId: dwellingId, report })
  const said = { name: "王小明", phone: "", text: "话" }
  const measured = { day, slot: "上午", celsius: 36.5, symptoms: "" }
  await add(named.readingReportId, { kind: "reading", name: "王小", ...measured })
  await add(named.needReportId, { kind: "need", ...said, category: "买药" })
  await add(named.objectionReportId, { kind: "objection", ...said })
  await add(named.complaintReportId, { kind: "complaint", ...said })
  return named
}

const hearing: readonly Role[] = ["head", "staff"]
const thanks = { kind: "thanks", name: "", phone: "", text: "谢谢" }

/** What staff do with something of ours that is there. */
const deed = (given: (named: Named) => object, refused?: string): Row => ({
  may: hearing,
  ask: (named) => ({ body: { commandId: randomUUID(), ...given(named) } }),
  stranger: "not-found",
  ...(refused === undefined ? {} : { refused }),
})

/** What anybody may send who holds a key; nobody holds this one. */
const keyed = (given: () => object = () => ({})): Row => ({
  may: "everyone",
  ask: () => ({ body: { key: "nobody's key at all", ...given() } }),
  refused: "wrong-home-key",
  stranger: "public",
})

/** The table's rows about residents: their page, what they write, cards, secrets, what is kept of them. */
export const residentRows: Readonly<Record<string, Row>> = {
  "POST /api/my-home/open": keyed(),
  "POST /api/my-home/send": keyed(() => ({ id: randomUUID(), report: thanks })),
  "POST /api/my-home/own-data": keyed(),
  "POST /api/residents/own-data": {
    may: hearing,
    ask: ({ personId }) => ({ body: { personId, checked: "document" } }),
    stranger: "not-found",
  },
  "GET /api/reports": { may: hearing, ask: () => ({ query: { show: "open" } }), stranger: "their-own" },
  "GET /api/reports/one": {
    may: hearing,
    ask: ({ readingReportId }) => ({ query: { id: readingReportId } }),
    stranger: "not-found",
  },
  "POST /api/reports/add": deed(({ dwellingId }) => ({
    ...{ id: randomUUID(), channel: "phone", homeId: dwellingId, report: thanks },
  })),
  "POST /api/reports/write-reading": deed(({ readingReportId, personId }) => ({
    ...{ id: readingReportId, factId: randomUUID(), personId },
  })),
  "POST /api/reports/open-need": deed(({ needReportId }) => ({
    ...{ id: needReportId, needId: randomUUID(), category: "买药", text: "" },
  })),
  "POST /api/reports/to-case": deed(
    ({ objectionReportId }) => ({ id: objectionReportId, stepId: randomUUID(), caseId: randomUUID() }),
    "not-found",
  ),
  "POST /api/reports/settle": deed(({ complaintReportId }) => ({
    ...{ id: complaintReportId, status: "done", note: "" },
  })),
  "GET /api/cards": {
    may: hearing,
    ask: ({ dwellingId }) => ({ query: { homeId: dwellingId } }),
    stranger: "their-own",
  },
  "POST /api/cards/issue": deed(({ dwellingId }) => ({ id: randomUUID(), homeId: dwellingId })),
  "POST /api/cards/issue-stairwell": deed(({ dwellingId }) => ({ homeId: dwellingId })),
  "POST /api/cards/print": {
    may: hearing,
    ask: ({ cardId }) => ({ body: { commandId: randomUUID(), ids: [cardId] } }),
    stranger: "their-own",
  },
  "POST /api/cards/phone": {
    may: hearing,
    ask: () => ({ body: { commandId: randomUUID(), phone: "54331234" } }),
    stranger: "their-own",
  },
  "POST /api/cards/revoke": deed(({ cardId }) => ({ id: cardId })),
  "GET /api/secrets": {
    may: hearing,
    ask: ({ personId }) => ({ query: { personId } }),
    stranger: "their-own",
  },
  "POST /api/secrets/hand-out": deed(({ personId }) => ({
    ...{ id: randomUUID(), personId, checked: "document", days: 14 },
  })),
  "POST /api/secrets/revoke": deed(({ secretId }) => ({ id: secretId })),
}
