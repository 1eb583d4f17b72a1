/** What a task at the desk says when nothing but its title is said of it. */
export const plainTask = {
  source: "desk",
  document: "",
  note: "",
  team: "staff",
  ownerId: null,
  dueAt: null,
  homeId: null,
} as const
