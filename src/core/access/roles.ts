/** Who signs in, by organisation and task; one role an account. */
export const roles = [
  "head",
  "staff",
  "property",
  "owners",
  "team",
  "volunteer-lead",
  "viewer",
  "street",
] as const

export type Role = (typeof roles)[number]

/** Everything that can be allowed. Each endpoint names one. */
export const permissions = [
  "see-wall",
  "see-board",
  "see-people",
  "see-care",
  "see-facts",
  "import-books",
  "change-register",
  "change-plan",
  "manage-accounts",
  "read-audit",
  "see-policies",
  "erase",
  "export-rows",
  "use-account",
  /** The gates: posts, their devices and counts; setting them up; what was written down there. */
  "see-posts",
  "run-posts",
  "see-entries",
  "issue-passes",
  "manage-pass-keys",
] as const

export type Permission = (typeof permissions)[number]

/**
 * The one table of permissions. The street office sees counts, not people; property and owners' committee see the
 * tasks they serve, not health; a viewer (the television on the wall) sees what any passer-by may see.
 */
const granted = {
  head: permissions,
  staff: [
    "see-wall",
    "see-board",
    "see-people",
    "see-care",
    "see-facts",
    "import-books",
    "change-register",
    "change-plan",
    "see-policies",
    "export-rows",
    "use-account",
    "see-posts",
    "run-posts",
    "see-entries",
    "issue-passes",
  ],
  team: ["see-wall", "see-board", "see-people", "see-care", "see-facts", "see-policies", "use-account"],
  owners: ["see-wall", "see-policies", "use-account", "see-posts", "issue-passes"],
  property: ["see-wall", "see-policies", "use-account", "see-posts"],
  "volunteer-lead": ["see-wall", "see-policies", "use-account", "see-posts"],
  viewer: ["see-wall", "use-account"],
  street: ["see-wall", "see-policies", "use-account"],
} as const satisfies Record<Role, readonly Permission[]>

/** Whether a role may do what a permission names. */
export function mayDo(role: Role, permission: Permission): boolean {
  return (granted[role] as readonly Permission[]).includes(permission)
}
