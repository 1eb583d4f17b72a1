import { randomUUID } from "node:crypto"
import type { Role } from "../../src/core/access/roles.ts"
import { type Named, on, type PermissionRow, staff } from "./permission-row.ts"

const running: readonly Role[] = ["head", "staff", "volunteer-lead"]
const command = () => ({ commandId: randomUUID() })
/** A shift of a post that is not there. */
const nowhere = () => ({ day: on, postId: randomUUID(), hoursId: randomUUID() })

const told = (given: (named: Named) => object, may = running): PermissionRow => ({
  may,
  ask: (named) => ({ body: { ...command(), ...given(named) } }),
  stranger: "not-found",
})
/** Names what is nobody's: whoever may ask is told that it is not there. */
const unknown = (given: () => object, may = running): PermissionRow => ({
  ...told(given, may),
  refused: "not-found",
})
const seen = (query: Record<string, string>): PermissionRow => ({
  may: running,
  ask: () => ({ query }),
  stranger: "their-own",
})

/** The endpoints of the day at the posts and of workload. */
export const dutyRows: Readonly<Record<string, PermissionRow>> = {
  "GET /api/duty": seen({ on }),
  "GET /api/workload": seen({}),
  "POST /api/duty/sign-in": unknown(() => ({ id: randomUUID(), celsius: null })),
  "POST /api/duty/sign-out": unknown(() => ({ id: randomUUID() })),
  "POST /api/duty/sign-back": unknown(() => ({ id: randomUUID() })),
  "POST /api/duty/name": unknown(() => ({ id: randomUUID(), name: "王小明", workerId: null, isAdult: true })),
  "POST /api/duty/unplanned": {
    ...told(({ workerId }) => ({ id: randomUUID(), workerId, ...nowhere() })),
    refused: "not-found",
  },
  "POST /api/duty/office": unknown(() => ({ id: randomUUID(), workerId: randomUUID() })),
  "GET /api/duty/stand-ins": {
    ...{ may: running, ask: () => ({ query: nowhere() }), refused: "not-found", stranger: "not-found" },
  },
  "POST /api/duty/stand-ins/answer": unknown(() => ({
    ...{ id: randomUUID(), workerId: randomUUID(), ...nowhere(), answer: "cannot" },
  })),
  "POST /api/duty/stand-ins/undo": unknown(() => ({ id: randomUUID() })),
  "POST /api/duty/close": unknown(() => ({ id: randomUUID(), ...nowhere() })),
  "POST /api/duty/ask-street": unknown(() => ({ id: randomUUID(), ...nowhere(), heads: 1 })),
  "POST /api/duty/away": told(({ workerId }) => ({
    ...{ id: randomUUID(), workerId, from: "2020-03-20", until: "2020-03-21", why: "away" },
  })),
  "POST /api/duty/away/undo": unknown(() => ({ id: randomUUID() })),
  "POST /api/duty/away/end": unknown(() => ({ id: randomUUID() })),
  "GET /api/duty/mends": {
    may: running,
    ask: () => ({ query: { id: randomUUID() } }),
    ...{ refused: "not-found", stranger: "not-found" },
  },
  "POST /api/duty/mends/take": unknown(() => ({ id: randomUUID(), key: "" })),
  "POST /api/duty/gear": unknown(() => ({
    ...nowhere(),
    lines: [{ id: randomUUID(), item: "口罩", unit: "只", count: 6 }],
  })),
  "POST /api/duty/gear/undo": unknown(() => ({ id: randomUUID() })),
  "POST /api/duty/inspection": {
    ...told(({ workerId }) => ({ id: randomUUID(), postId: randomUUID(), workerId, problem: "" })),
    refused: "not-found",
  },
  "POST /api/duty/inspection/undo": unknown(() => ({ id: randomUUID() })),
  "POST /api/workload/stand-down": told(
    ({ workerId }) => ({ id: randomUUID(), workerId, until: "2020-03-20", toIds: [] }),
    staff,
  ),
  "POST /api/workload/stand-down/undo": unknown(() => ({ id: randomUUID() }), staff),
}
