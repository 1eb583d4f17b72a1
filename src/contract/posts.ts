import Type from "typebox"
import { anomalyKinds } from "../core/gate/anomaly.ts"
import { entryKinds, passageDirections } from "../core/gate/words.ts"
import { CommandId, Day, Done, endpoint, Id, Nullable } from "./endpoint.ts"
import { Pin } from "./gate.ts"

const Name = Type.String({ minLength: 1, maxLength: 40 })
const Made = Type.Object({ id: Id })

export const PostDevice = Type.Object({
  id: Id,
  joinedAt: Type.String(),
  /** Heard within the last minute. */
  online: Type.Boolean(),
  heardAt: Nullable(Type.String()),
  battery: Nullable(Type.Integer()),
  waiting: Type.Integer(),
  guard: Nullable(Type.Object({ number: Type.Integer(), name: Type.String(), since: Type.String() })),
  credentialUntil: Type.String(),
  revokedAt: Nullable(Type.String()),
})

export const Post = Type.Object({
  id: Id,
  name: Type.String(),
  closedAt: Nullable(Type.String()),
  devices: Type.Array(PostDevice),
  /** Passages of today in and out, and turned away. */
  today: Type.Object({ in: Type.Integer(), out: Type.Integer(), turnedAway: Type.Integer() }),
})

/** The posts and how they are now. */
export const listPosts = endpoint({
  method: "GET",
  path: "/api/posts",
  permission: "see-posts",
  shows: ["gate", "posts"],
  reply: Type.Object({ posts: Type.Array(Post) }),
})

export const addPost = endpoint({
  method: "POST",
  path: "/api/posts/add",
  permission: "run-posts",
  body: Type.Object({ commandId: CommandId, id: Id, name: Name }),
  reply: Made,
  refusals: ["post-name-taken", "already-known"],
})

/** Closes a post, shutting its devices out; `undo` opens it again, without them. */
export const closePost = endpoint({
  method: "POST",
  path: "/api/posts/close",
  permission: "run-posts",
  body: Type.Object({ commandId: CommandId, id: Id, undo: Type.Optional(Type.Boolean()) }),
  reply: Done,
  refusals: ["not-found"],
})

/** A code by which one phone joins the post: one use, ten minutes. The page makes `ORIGIN/gate#join=CODE` of it. */
export const makeJoinCode = endpoint({
  method: "POST",
  path: "/api/posts/join-code",
  permission: "run-posts",
  body: Type.Object({ commandId: CommandId, postId: Id }),
  reply: Type.Object({ code: Type.String(), expiresAt: Type.String() }),
  refusals: ["not-found", "post-closed"],
})

/** Shuts a device out, for good: what it wrote before is still taken. */
export const revokeDevice = endpoint({
  method: "POST",
  path: "/api/posts/devices/revoke",
  permission: "run-posts",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found"],
})

export const listGuards = endpoint({
  method: "GET",
  path: "/api/guards",
  permission: "run-posts",
  shows: ["gate", "posts"],
  reply: Type.Object({
    guards: Type.Array(
      Type.Object({ id: Id, number: Type.Integer(), name: Type.String(), endedAt: Nullable(Type.String()) }),
    ),
  }),
})

/** One more guard; the PIN is made by the server, unique, and shown this once. */
export const addGuard = endpoint({
  method: "POST",
  path: "/api/guards/add",
  permission: "run-posts",
  body: Type.Object({ commandId: CommandId, id: Id, name: Name }),
  reply: Type.Object({ id: Id, number: Type.Integer(), pin: Pin }),
  refusals: ["already-known"],
})

export const renewGuardPin = endpoint({
  method: "POST",
  path: "/api/guards/pin",
  permission: "run-posts",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Type.Object({ id: Id, number: Type.Integer(), pin: Pin }),
  refusals: ["not-found"],
})

/** A guard goes; `undo` takes that back. */
export const endGuard = endpoint({
  method: "POST",
  path: "/api/guards/end",
  permission: "run-posts",
  body: Type.Object({ commandId: CommandId, id: Id, undo: Type.Optional(Type.Boolean()) }),
  reply: Done,
  refusals: ["not-found"],
})

/** One line of the day's gate book, names masked; `undone`: taken back by the guard. */
export const EntryLine = Type.Object({
  id: Id,
  at: Type.String(),
  post: Type.String(),
  /** `book`: imported; `post`: written by a device. */
  source: Type.Union([Type.Literal("book"), Type.Literal("post")]),
  direction: Type.String(),
  kind: Type.String(),
  door: Type.String(),
  homeId: Nullable(Id),
  pass: Type.String(),
  celsius: Type.String(),
  verdict: Type.String(),
  reason: Type.String(),
  person: Type.String(),
  guard: Type.String(),
  undone: Type.Boolean(),
  emergency: Type.Boolean(),
  /** When it reached the server; null for books. */
  receivedAt: Nullable(Type.String()),
})

/** A day's gate book, the newest first; `before` continues (an entry's id). Without `limit` of a page: `all`. */
export const listEntries = endpoint({
  method: "GET",
  path: "/api/entries",
  permission: "see-entries",
  shows: ["gate", "posts"],
  query: Type.Object({
    on: Day,
    post: Type.Optional(Type.String({ maxLength: 40 })),
    before: Type.Optional(Id),
    all: Type.Optional(Type.Boolean()),
  }),
  reply: Type.Object({
    total: Type.Integer(),
    entries: Type.Array(EntryLine),
    next: Nullable(Id),
  }),
})

/** How many passed in each hour of a day, by post, direction and kind; and how many were turned away or referred. */
export const countEntries = endpoint({
  method: "GET",
  path: "/api/entries/hours",
  permission: "see-posts",
  shows: ["gate", "posts"],
  query: Type.Object({ on: Day }),
  reply: Type.Object({
    hours: Type.Array(
      Type.Object({
        hour: Type.Integer(),
        post: Type.String(),
        direction: Type.Enum([...passageDirections]),
        kind: Type.Union([Type.Enum([...entryKinds]), Type.Literal("other")]),
        passed: Type.Integer(),
        referred: Type.Integer(),
        turnedAway: Type.Integer(),
      }),
    ),
  }),
})

export const Anomaly = Type.Object({
  id: Id,
  kind: Type.Enum([...anomalyKinds]),
  at: Type.String(),
  post: Type.String(),
  entryId: Nullable(Id),
  homeId: Nullable(Id),
  door: Type.String(),
  pass: Type.String(),
  /** The other post and moment, minutes of a clock's jump, °C: what the kind needs besides. */
  detail: Type.String(),
  settledAt: Nullable(Type.String()),
  settledBy: Nullable(Type.String()),
})

/** What nobody has looked at yet, and what was settled since a day. */
export const listAnomalies = endpoint({
  method: "GET",
  path: "/api/anomalies",
  permission: "see-entries",
  shows: ["gate", "passes", "posts"],
  query: Type.Object({ since: Day }),
  reply: Type.Object({ anomalies: Type.Array(Anomaly) }),
})

export const settleAnomaly = endpoint({
  method: "POST",
  path: "/api/anomalies/settle",
  permission: "see-entries",
  body: Type.Object({ commandId: CommandId, id: Id, undo: Type.Optional(Type.Boolean()) }),
  reply: Done,
  refusals: ["not-found"],
})

export const Parcel = Type.Object({
  id: Id,
  homeId: Nullable(Id),
  door: Type.String(),
  post: Type.String(),
  shelf: Type.String(),
  count: Type.Integer(),
  shelvedAt: Type.String(),
  toldAt: Nullable(Type.String()),
  pickedUpAt: Nullable(Type.String()),
})

/** Parcels that wait, and those picked up on a day. */
export const listParcels = endpoint({
  method: "GET",
  path: "/api/parcels",
  permission: "see-posts",
  shows: ["gate", "parcels", "posts"],
  query: Type.Object({ on: Day }),
  reply: Type.Object({ parcels: Type.Array(Parcel) }),
})

/** The home was told, or has picked it up; `undo` takes that back. */
export const moveParcel = endpoint({
  method: "POST",
  path: "/api/parcels/move",
  permission: "see-posts",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    step: Type.Union([Type.Literal("told"), Type.Literal("picked-up")]),
    undo: Type.Optional(Type.Boolean()),
  }),
  reply: Done,
  refusals: ["not-found"],
})
