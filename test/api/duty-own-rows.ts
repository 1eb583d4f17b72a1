import { randomUUID } from "node:crypto"
import type { PermissionRow } from "./permission-row.ts"

const planning = ["head", "staff", "volunteer-lead"] as const
/** A key that opens nothing: to whoever sends it nothing of ours is told. */
const byKey = (said: () => object): PermissionRow => ({
  may: "everyone",
  ask: () => ({ body: { key: "no-such-link", commandId: randomUUID(), ...said() } }),
  refused: "wrong-duty-link",
  stranger: "public",
})
const day = "2020-03-05"
const slot = () => ({ day, postId: randomUUID(), hoursId: randomUUID() })
const parts = () => [{ turnId: randomUUID(), to: randomUUID() }]
const settling = (said: () => object = () => ({})): PermissionRow => ({
  may: planning,
  ask: () => ({ body: { commandId: randomUUID(), id: randomUUID(), ...said() } }),
  ...{ refused: "not-found", stranger: "not-found" },
})

/** The endpoints of the own page of duty and of the swap board. */
export const dutyOwnRows: Readonly<Record<string, PermissionRow>> = {
  "POST /api/my-duty/open": byKey(() => ({})),
  "POST /api/my-duty/take": byKey(slot),
  "POST /api/my-duty/give-back": byKey(() => ({ turnId: randomUUID() })),
  "POST /api/my-duty/name": byKey(() => ({ turnId: randomUUID(), name: "王小明", isAdult: true })),
  "POST /api/my-duty/away": byKey(() => ({ id: randomUUID(), from: day, until: day })),
  "POST /api/my-duty/come-again": byKey(() => ({ id: randomUUID() })),
  "POST /api/my-duty/free-times": byKey(() => ({ free: [], mostTurns: null })),
  "POST /api/my-duty/wish": byKey(() => ({ id: randomUUID(), day, hoursId: null, wish: "on" })),
  "POST /api/my-duty/unwish": byKey(() => ({ id: randomUUID() })),
  "POST /api/my-duty/consent": byKey(() => ({ id: randomUUID(), what: "share-phone", withdrawn: false })),
  "POST /api/my-duty/ways": byKey(() => ({ turnId: randomUUID() })),
  "POST /api/my-duty/ask-swap": byKey(() => ({ id: randomUUID(), turnId: randomUUID(), parts: parts() })),
  "POST /api/my-duty/answer-swap": byKey(() => ({ id: randomUUID(), agrees: true })),
  "POST /api/my-duty/withdraw-swap": byKey(() => ({ id: randomUUID() })),
  "GET /api/swaps": { may: planning, ask: () => ({ query: { show: "waiting" } }), stranger: "their-own" },
  "GET /api/swaps/turns": { may: planning, ask: () => ({}), stranger: "their-own" },
  "GET /api/swaps/ways": {
    may: planning,
    ask: () => ({ query: { turn: randomUUID() } }),
    ...{ refused: "not-found", stranger: "not-found" },
  },
  "POST /api/swaps/enter": settling(() => ({ turnId: randomUUID(), parts: parts() })),
  "POST /api/swaps/approve": settling(),
  "POST /api/swaps/refuse": settling(() => ({ why: "other" })),
  "POST /api/swaps/undo": settling(),
}
