import { randomUUID } from "node:crypto"
import type { PermissionRow } from "./permission-row.ts"

const planning = ["head", "staff", "volunteer-lead"] as const
const week = "2020-03-09"
const place = () => ({ day: week, postId: randomUUID(), hoursId: randomUUID() })

const read: PermissionRow = { may: planning, ask: () => ({ query: { week } }), stranger: "their-own" }
/** Of a week that nobody has planned. */
const step = (said: () => object, refused?: string): PermissionRow => ({
  may: planning,
  ask: () => ({ body: { commandId: randomUUID(), week: "2020-04-06", draftVersion: 0, ...said() } }),
  ...(refused === undefined ? {} : { refused }),
  stranger: refused === "not-found" ? "not-found" : "their-own",
})
const told = (said: () => object, refused?: string): PermissionRow => ({
  may: planning,
  ask: () => ({ body: { commandId: randomUUID(), ...said() } }),
  ...(refused === undefined ? {} : { refused }),
  stranger: refused === "not-found" ? "not-found" : "their-own",
})

/** The endpoints of the rosters. */
export const shiftRows: Readonly<Record<string, PermissionRow>> = {
  "GET /api/shifts/week": read,
  "GET /api/shifts/proposal": read,
  "GET /api/shifts/proposal/week": read,
  "GET /api/shifts/messages": read,
  "GET /api/shifts/week.ics": read,
  "GET /api/shifts/set-up": { may: planning, ask: () => ({}), stranger: "their-own" },
  "POST /api/shifts/undo": step(() => ({ again: false }), "nothing-to-undo"),
  "POST /api/shifts/copy": step(() => ({}), "nothing-to-copy"),
  "POST /api/shifts/propose": step(() => ({ weeks: 1 }), "no-posts"),
  "POST /api/shifts/change": {
    ...step(
      () => ({
        changes: [{ workerId: randomUUID(), head: 1, day: "2020-04-06", to: null, isPinned: false }],
      }),
      "not-found",
    ),
    stranger: "not-found",
  },
  "POST /api/shifts/publish": step(() => ({ week: "2020-04-13", opensAt: null })),
  "POST /api/shifts/propose/stop": told(() => ({ id: randomUUID() })),
  "POST /api/shifts/propose/drop": told(() => ({ id: randomUUID() })),
  "POST /api/shifts/propose/take": {
    ...told(() => ({ id: randomUUID(), weeks: ["2020-04-06"] }), "proposal-outdated"),
    stranger: "their-own",
  },
  "POST /api/shifts/told": told(() => ({ ids: [randomUUID()], how: "phone" })),
  "POST /api/shifts/calendar-link": told(() => ({ workerId: randomUUID() }), "not-found"),
  "POST /api/shifts/set-up/start": told(() => ({ from: week })),
  "POST /api/shifts/set-up/post": told(() => ({ id: randomUUID(), name: "东门" })),
  "POST /api/shifts/set-up/post/close": told(() => ({ id: randomUUID() }), "not-found"),
  "POST /api/shifts/set-up/hours": told(() => ({ id: randomUUID(), name: "午间", start: 690, minutes: 90 })),
  "POST /api/shifts/set-up/hours/end": told(() => ({ id: randomUUID() }), "not-found"),
  "POST /api/shifts/set-up/demand": told(() => {
    const { postId, hoursId } = place()
    const wanted = { weekdays: [0], heads: 1, leads: 0, skill: null, from: "2020-04-06", until: null }
    return { postId, hoursId, ...wanted }
  }, "not-found"),
  "GET /api/duty/calendar.ics": {
    may: "everyone",
    ask: () => ({ query: { key: "no-such-calendar-anywhere" } }),
    ...{ refused: "not-found", stranger: "public" },
  },
}
