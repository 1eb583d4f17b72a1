import Type from "typebox"
import { CommandId, Day, Done, endpoint, Id, Nullable } from "./endpoint.ts"

/** Begins a search in the background for a proposal of one to four weeks from this one on. No draft changes until it is taken. */
export const startProposal = endpoint({
  method: "POST",
  path: "/api/shifts/propose",
  permission: "plan-shifts",
  body: Type.Object({
    commandId: CommandId,
    /** The first Monday, and the draft of that week that was in view. */
    week: Day,
    draftVersion: Type.Integer({ minimum: 0 }),
    weeks: Type.Integer({ minimum: 1, maximum: 4 }),
  }),
  reply: Type.Object({ id: Id }),
  refusals: ["draft-changed", "proposal-running", "no-posts"],
})

/** Ends the search now: what it has found by then is what it proposes. */
export const stopProposal = endpoint({
  method: "POST",
  path: "/api/shifts/propose/stop",
  permission: "plan-shifts",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
})

/** Leaves a proposal, searched for or found. */
export const dropProposal = endpoint({
  method: "POST",
  path: "/api/shifts/propose/drop",
  permission: "plan-shifts",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
})

/** Puts weeks of a proposal into their drafts, each as one step that can be undone; all of them or none. */
export const takeProposal = endpoint({
  method: "POST",
  path: "/api/shifts/propose/take",
  permission: "plan-shifts",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    weeks: Type.Array(Day, { minItems: 1, maxItems: 4, uniqueItems: true }),
  }),
  reply: Type.Object({ taken: Type.Array(Type.Object({ week: Day, draftVersion: Type.Integer() })) }),
  refusals: ["draft-changed", "proposal-outdated"],
})

/** Where a proposal has people in a week, to be looked at before it is taken. */
export const readProposal = endpoint({
  method: "GET",
  path: "/api/shifts/proposal/week",
  permission: "plan-shifts",
  query: Type.Object({ week: Day }),
  reply: Type.Object({
    id: Nullable(Id),
    turns: Type.Array(
      Type.Object({
        workerId: Id,
        day: Day,
        postId: Id,
        hoursId: Id,
        head: Type.Integer(),
        isPinned: Type.Boolean(),
      }),
    ),
  }),
})

/** How the last proposal with a week in it goes, or went; null: there is none, or it was left. */
export const findProposal = endpoint({
  method: "GET",
  path: "/api/shifts/proposal",
  permission: "plan-shifts",
  query: Type.Object({ week: Day }),
  reply: Type.Object({
    proposal: Nullable(
      Type.Object({
        id: Id,
        week: Day,
        weeks: Type.Integer(),
        phase: Type.Enum(["running", "ready", "stopped", "no-roster", "failed", "lost"]),
        seconds: Type.Number(),
        gone: Type.Number(),
        firstCost: Nullable(Type.Number()),
        cost: Nullable(Type.Number()),
        wanted: Type.Integer(),
        missing: Type.Integer(),
        /** Once it is ready, what each week is worth (core/roster/weigh-weeks.ts). `taken`: the draft that it became. */
        byWeek: Type.Array(
          Type.Object({
            week: Day,
            wanted: Type.Integer(),
            missing: Type.Integer(),
            missingLeads: Type.Integer(),
            gaps: Type.Integer(),
            turns: Type.Integer(),
            changed: Type.Integer(),
            near: Type.Integer(),
            weighed: Type.Integer(),
            amber: Type.Integer(),
            taken: Nullable(Type.Integer()),
          }),
        ),
        /** Rules that cannot all be kept, in codes. */
        inTheWay: Type.Array(
          Type.Object({
            rules: Type.Array(Type.String()),
            workerIds: Type.Array(Id),
            cover: Nullable(
              Type.Object({
                places: Type.Array(Type.Object({ day: Type.Integer(), postId: Id, hoursId: Id })),
                skill: Nullable(Type.String()),
                wanted: Type.Integer(),
                most: Type.Integer(),
              }),
            ),
          }),
        ),
      }),
    ),
  }),
})
