import { randomUUID } from "node:crypto"
import type { Role } from "../../src/core/access/roles.ts"
import type { Asked } from "../support/client.ts"

/** What the requests about needs, care and temperatures name. */
export type NamedOfCare = {
  readonly needId: string
  readonly carePersonId: string
  readonly carePlanId: string
  readonly readingId: string
}

type Named = NamedOfCare & { readonly dwellingId: string }

/** A row of the table, as far as these have it. */
type Row = {
  readonly may: readonly Role[]
  readonly ask: (named: Named) => Asked
  readonly stranger: "not-found" | "their-own"
}

const staff: readonly Role[] = ["head", "staff"]
const seeing: readonly Role[] = ["head", "staff", "team", "doctor"]
const delivering: readonly Role[] = ["head", "staff", "owners", "volunteer-lead"]
const day = "2020-03-05"

const listing = (may: readonly Role[], query = {}): Row => ({
  may,
  ask: () => ({ query }),
  stranger: "their-own",
})

/** Something is done with what is there. */
const doing = (may: readonly Role[], given: (named: Named) => object): Row => ({
  may,
  ask: (named) => ({ body: { commandId: randomUUID(), ...given(named) } }),
  stranger: "not-found",
})

/** What answers row by row, and so refuses nothing as a whole. */
const rowByRow = (may: readonly Role[], body: object): Row => ({
  may,
  ask: () => ({ body: { commandId: randomUUID(), ...body } }),
  stranger: "their-own",
})

export const careRows: Readonly<Record<string, Row>> = {
  "GET /api/needs": listing(delivering),
  "POST /api/needs": doing(staff, ({ dwellingId }) => ({
    ...{ id: randomUUID(), homeId: dwellingId, category: "买菜", text: "米" },
  })),
  "POST /api/needs/move": doing(delivering, ({ needId }) => ({
    ...{ id: needId, move: "promise", promisedFor: "2020-03-06T10:00:00Z" },
  })),
  "POST /api/needs/undo": doing(delivering, ({ needId }) => ({ id: needId })),
  "GET /api/care": listing(staff),
  "POST /api/care/plans": doing(staff, ({ carePersonId, dwellingId }) => ({
    ...{ id: randomUUID(), personId: carePersonId, homeId: dwellingId, way: "visit", everyDays: 7 },
    ...{ ownerId: null, consentedOn: "2020-03-01", consentedHow: "phone" },
  })),
  "POST /api/care/plans/change": doing(staff, ({ carePlanId }) => ({
    ...{ id: carePlanId, everyDays: 2, ownerId: null },
  })),
  "POST /api/care/contacts": doing(staff, ({ carePersonId, dwellingId }) => ({
    ...{ id: randomUUID(), personId: carePersonId, homeId: dwellingId, way: "call", found: "fine", note: "" },
  })),
  "POST /api/care/plans/end": doing(staff, ({ carePlanId }) => ({ id: carePlanId, why: "not-needed" })),
  "GET /api/readings": listing(seeing, { on: day }),
  "POST /api/readings": rowByRow(seeing, {
    readings: [
      {
        ...{ id: randomUUID(), personId: randomUUID(), homeId: randomUUID(), day, slot: "上午" },
        ...{ celsius: 36.5, symptoms: "无", how: "电话" },
      },
    ],
  }),
  "POST /api/readings/correct": doing(seeing, ({ readingId }) => ({
    ...{ factId: readingId, takingBackId: randomUUID(), reason: "写错", right: null },
  })),
  "POST /api/chat/read": {
    may: staff,
    ask: () => ({ body: { text: "12-302 早36.5", slot: null, stairwell: "" } }),
    stranger: "their-own",
  },
  "POST /api/chat/take": rowByRow(staff, { readings: [], needs: [] }),
}
