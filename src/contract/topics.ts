/** What a change may be about. The tables say it of themselves (src/store/migrations/0024-topics.sql). */
export const topics = [
  "answers",
  "attempts",
  "books",
  "calls",
  "calls-to-make",
  "cards",
  "care",
  "cases",
  "duty",
  "findings",
  "gate",
  "hand-overs",
  "imports",
  "knocks",
  "lists",
  "needs",
  "paper",
  "parcels",
  "passes",
  "posts",
  "readings",
  "reports",
  "roll",
  "screenings",
  "sums",
  "tasks",
  "visits",
  "waste",
] as const
export type Topic = (typeof topics)[number]

/** Whether what an endpoint shows may be another after a change; `changed` null: it may be about anything. */
export function concerns(changed: readonly string[] | null, shows: readonly Topic[] | undefined): boolean {
  if (changed === null || shows === undefined) return true
  return shows.some((topic) => changed.includes(topic))
}
