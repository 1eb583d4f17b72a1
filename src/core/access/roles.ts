/** Who signs in, by organisation and task; one role an account. */
export const roles = [
  "head",
  "staff",
  "property",
  "owners",
  "team",
  /** The community health centre's doctor: finds a dwelling suitable, transfers, signs the release. */
  "doctor",
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
  /** The working day: screening, cases, rounds, the phone, needs, tasks, what residents write. */
  "screen",
  "see-cases",
  "run-cases",
  "sign-health",
  "run-rounds",
  "collect-waste",
  "answer-phone",
  "run-needs",
  "deliver-needs",
  "use-tasks",
  "hand-over",
  "hear-residents",
  "write-books",
  "change-policies",
  /** Lists from above, who is whom, what does not agree. */
  "reconcile",
  /** Duty: who is on the roll, the rosters, the day at the posts, who is tired; making somebody rest. */
  "run-roll",
  "plan-shifts",
  "run-duty",
  "see-workload",
  "stand-down",
] as const

export type Permission = (typeof permissions)[number]

const seeing = [
  "see-wall",
  "see-board",
  "see-people",
  "see-care",
  "see-facts",
  "see-policies",
  "use-account",
] as const satisfies readonly Permission[]

/** What the head may do: all but what is a doctor's to sign. */
const ofHead = permissions.filter((permission) => permission !== "sign-health")

/**
 * The one table of permissions. The street office sees counts, not people; property and owners' committee see the
 * tasks they serve, not health; a viewer (the television on the wall) sees what any passer-by may see.
 */
const granted = {
  head: ofHead,
  staff: [
    ...seeing,
    "import-books",
    "change-register",
    "change-plan",
    "export-rows",
    "see-posts",
    "run-posts",
    "see-entries",
    "issue-passes",
    "screen",
    "see-cases",
    "run-cases",
    "run-rounds",
    "collect-waste",
    "answer-phone",
    "run-needs",
    "deliver-needs",
    "use-tasks",
    "hand-over",
    "hear-residents",
    "write-books",
    "reconcile",
    "run-roll",
    "plan-shifts",
    "run-duty",
    "see-workload",
    "stand-down",
  ],
  team: [...seeing, "see-cases", "run-rounds", "use-tasks"],
  doctor: [...seeing, "see-cases", "run-rounds", "use-tasks", "sign-health"],
  owners: [
    "see-wall",
    "see-policies",
    "use-account",
    "see-posts",
    "issue-passes",
    "deliver-needs",
    "use-tasks",
  ],
  property: ["see-wall", "see-policies", "use-account", "see-posts", "collect-waste", "use-tasks"],
  "volunteer-lead": [
    "see-wall",
    "see-policies",
    "use-account",
    "see-posts",
    "deliver-needs",
    "use-tasks",
    "run-roll",
    "plan-shifts",
    "run-duty",
    "see-workload",
  ],
  viewer: ["see-wall", "use-account"],
  street: ["see-wall", "see-policies", "use-account"],
} as const satisfies Record<Role, readonly Permission[]>

/** Whether a role may do what a permission names. */
export function mayDo(role: Role, permission: Permission): boolean {
  return (granted[role] as readonly Permission[]).includes(permission)
}
