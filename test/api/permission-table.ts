import { randomInt, randomUUID } from "node:crypto"
import { dayRows } from "./day-rows.ts"
import { dutyOwnRows } from "./duty-own-rows.ts"
import { dutyRows } from "./duty-rows.ts"
import { findingRows } from "./finding-rows.ts"
import { listRows } from "./list-rows.ts"
import {
  all,
  allButViewer,
  changing,
  command,
  gates,
  head,
  household,
  issuing,
  on,
  type PermissionRow,
  passing,
  person,
  running,
  seeing,
  signed,
  staff,
  stay,
} from "./permission-row.ts"
import { residentRows } from "./resident-rows.ts"
import { rollRows } from "./roll-rows.ts"
import { shiftRows } from "./shift-rows.ts"

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
  "POST /api/people/find": { may: seeing, ask: () => ({ body: { text: "12-302" } }), stranger: "their-own" },
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
  ...listRows,
  ...shiftRows,
  ...findingRows,
  ...residentRows,
  ...dutyRows,
  ...rollRows,
  ...dayRows,

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

  ...dutyOwnRows,

  "POST /api/guards/end": running(({ guardId }) => ({ id: guardId })),
  "POST /api/posts/devices/revoke": running(({ deviceId }) => ({ id: deviceId })),
  "POST /api/posts/close": running(({ postId }) => ({ id: postId })),
}
