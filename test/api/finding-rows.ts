import { randomUUID } from "node:crypto"
import { type PermissionRow, staff } from "./permission-row.ts"

const ask = (given: object = {}) => ({ body: { commandId: randomUUID(), ...given } })

/** Findings and mergings; what is asked about somebody of ours is not found elsewhere. */
export const findingRows: Readonly<Record<string, PermissionRow>> = {
  "GET /api/findings": { may: staff, ask: () => ({ query: { show: "open" } }), stranger: "their-own" },
  "POST /api/findings/seek": { may: staff, ask: () => ask(), stranger: "their-own" },
  "GET /api/findings/doubles": { may: staff, ask: () => ({}), stranger: "their-own" },
  "POST /api/findings/doubles/begin": { may: staff, ask: () => ask(), stranger: "their-own" },
  "POST /api/findings/doubles/cancel": { may: staff, ask: () => ask(), stranger: "their-own" },
  "POST /api/findings/end": {
    may: staff,
    ask: ({ personId }) =>
      ask({ findingIds: [personId], as: "dismissed", reason: "测试", ownerId: null, dueAt: null }),
    refused: "not-found",
    stranger: "not-found",
  },
  "POST /api/findings/reopen": {
    may: staff,
    ask: ({ personId }) => ask({ findingIds: [personId] }),
    refused: "not-found",
    stranger: "not-found",
  },
  "GET /api/people/compare": {
    may: staff,
    ask: ({ personId, carePersonId }) => ({ query: { one: personId, other: carePersonId } }),
    stranger: "not-found",
  },
  "POST /api/people/keep-apart": {
    may: staff,
    ask: ({ personId, carePersonId }) => ask({ one: personId, other: carePersonId }),
    stranger: "not-found",
  },
  "POST /api/people/merge": {
    may: staff,
    ask: ({ personId }) =>
      ask({ id: randomUUID(), keptId: personId, goneId: personId, take: [], reason: "测试" }),
    refused: "not-found",
    stranger: "not-found",
  },
  "POST /api/people/unmerge": {
    may: staff,
    ask: ({ personId }) => ask({ mergeId: personId, reason: "测试" }),
    refused: "not-found",
    stranger: "not-found",
  },
  "GET /api/people/merges": { may: staff, ask: () => ({}), stranger: "their-own" },
  "POST /api/people/similar": {
    may: ["head", "staff", "team", "doctor"],
    ask: () => ({ body: { name: "王小明", idNumber: "", phone: "", homeId: null } }),
    stranger: "their-own",
  },
}
