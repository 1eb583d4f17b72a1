/** How long what a table holds is needed, and so what a deletion does with it. */
export const retentionClasses = {
  /** Who lives where: until the person leaves and nothing rests on it, or the campaign is deleted. */
  register: "register",
  /** What happened to whom in this campaign: until the campaign is over and deleted. */
  campaign: "campaign",
  /** Counts, places, rules and deeds of staff: they name no resident and stay. */
  lasting: "lasting",
} as const

export type RetentionClass = (typeof retentionClasses)[keyof typeof retentionClasses]

type TableRetention = {
  readonly table: string
  readonly retention: RetentionClass
  /**
   * When one subject is deleted: `own-rows` go; `mentions` in other rows are blanked; `nameless`: the row stays for its sum, under
   * an id that nothing else knows; `kept`.
   */
  readonly subject: readonly ("own-rows" | "mentions" | "nameless" | "kept")[]
  readonly campaign: "deleted" | "kept"
}

/** Every table of a neighbourhood, in the order in which a campaign's rows are deleted. */
export const retention: readonly TableRetention[] = [
  ...during("campaign", ["own-rows", "mentions"], ["task_detail", "self_report_detail", "case_file"]),
  ...during("campaign", ["own-rows", "mentions"], ["planned_check_detail"]),
  ...during("campaign", ["own-rows"], ["task", "self_report", "planned_check", "phone_call", "need"]),
  ...during("campaign", ["own-rows"], ["paper_line"]),
  // of whoever is forgotten the turns stay, under an id that no name belongs to
  ...during("campaign", ["own-rows", "mentions"], ["worker_detail", "duty_turn_detail"]),
  ...during(
    "campaign",
    ["own-rows"],
    ["worker_consent", "worker_absence", "turn_wish", "duty_message", "stand_in_call"],
  ),
  ...during("campaign", ["own-rows"], ["shift_swap_part", "shift_swap", "draft_turn"]),
  // ids and days alone
  ...during("campaign", ["kept"], ["service_certificate", "roll_link"]),
  ...during("campaign", ["nameless"], ["post_inspection", "gear_issue", "duty_turn", "worker"]),
  ...during("campaign", ["kept"], ["family", "post_closure", "draft_step", "roster_proposal", "duty_week"]),
  ...during("campaign", ["own-rows", "mentions"], ["finding_detail", "finding"]),
  ...during("campaign", ["kept"], ["doubles_search"]),
  ...during("campaign", ["own-rows"], ["person_merge_detail", "person_merge", "likeness"]),
  ...during("campaign", ["own-rows", "mentions"], ["list_row_detail"]),
  ...during("campaign", ["nameless"], ["list_row"]),
  // its title may name anybody: the reply goes without the sender's look then
  ...during("campaign", ["own-rows"], ["person_list_shape"]),
  ...during("campaign", ["mentions"], ["person_list_detail", "person_list"]),
  ...during("campaign", ["own-rows"], ["care_plan", "person_secret"]),
  ...during("campaign", ["mentions"], ["knock_round", "common_answer"]),
  ...during("campaign", ["kept"], ["home_card"]),
  // ids alone, of what went from whom to whom
  ...during("campaign", ["kept"], ["hand_over_item", "hand_over"]),
  ...during("campaign", ["own-rows", "mentions"], ["fact_detail", "matter", "fact"]),
  ...during("campaign", ["own-rows", "mentions"], ["transition"]),
  // of a deleted person the pass stays stopped, and no device brings an entry back
  ...during("campaign", ["nameless"], ["pass", "gate_entry", "anomaly", "parcel"]),
  ...during(
    "campaign",
    ["kept"],
    ["unread_entry", "gate_device", "join_code", "gate_key", "gate_secret", "gate_hour"],
  ),
  // a volunteer with a PIN is a guard by name
  ...during("campaign", ["nameless"], ["guard"]),
  ...during("campaign", ["nameless"], ["quarantine_case", "screening"]),
  ...during("campaign", ["own-rows"], ["reading_day"]),
  ...during("register", ["nameless", "mentions"], ["stay"]),
  ...during("register", ["own-rows"], ["person_key", "person_identity", "person"]),
  ...during("register", ["mentions"], ["household_detail", "household"]),
  ...during("register", ["own-rows", "mentions"], ["register_change"]),
  ...during("campaign", ["own-rows", "mentions"], ["refused_row"]),
  ...during("campaign", ["mentions"], ["import_run", "command"]),
  ...during("campaign", ["kept"], ["forgotten_row"]),
  ...["audit_entry", "erasure"].map((table) => lasting(table, ["mentions"])),
  ...["community", "account", "session", "policy", "stairwell", "dwelling", "gate_post"].map((table) =>
    lasting(table),
  ),
  ...["duty_demand", "shift_hours", "duty_post"].map((table) => lasting(table)),
  ...["tally", "tally_month", "month_change", "topic_version", "frozen_summary"].map((table) =>
    lasting(table),
  ),
]

/** Tables whose rows go with a campaign, in an order in which nothing points at what is gone. */
export const campaignTables: readonly string[] = retention
  .filter((entry) => entry.campaign === "deleted")
  .map((entry) => entry.table)

/** Tables in which the deletion of one subject leaves dead rows to be packed away. */
export const subjectTables: readonly string[] = retention
  .filter((entry) => !entry.subject.includes("kept"))
  .map((entry) => entry.table)

/** Where a deleted person may be named in a row that is about someone or something else. */
export type MentionPlace = {
  readonly table: string
  readonly id: string
  readonly json: readonly string[]
  readonly text: readonly string[]
  /** The table that has the dwelling of a row, itself or the one it is the detail of: a name there is taken for the person who lived at that door. */
  readonly doorIn: string | null
}

export const mentionPlaces: readonly MentionPlace[] = [
  place("fact", "fact_id", ["data"], [], "fact"),
  place("matter", "fact_id", ["state"], [], "matter"),
  place("stay", "stay_id", ["remarks"], ["relation"], "stay"),
  place("register_change", "change_id", ["before", "after"], ["reason"], "register_change"),
  place("transition", "transition_id", ["before", "after"], []),
  place("quarantine_case", "case_id", [], ["extension_order"], "quarantine_case"),
  place("task_detail", "task_id", ["data"], [], "task"),
  place("self_report_detail", "report_id", ["data"], [], "self_report"),
  place("case_file", "case_id", ["state"], [], "case_file"),
  place("knock_round", "round_id", [], ["name"]),
  place("common_answer", "answer_id", [], ["question", "answer"]),
  place("planned_check_detail", "check_id", ["data"], [], "planned_check"),
  place("worker_detail", "worker_id", [], ["note", "said_door", "said_family"]),
  place("duty_turn_detail", "turn_id", [], ["name"]),
  place("list_row_detail", "row_id", ["data"], []),
  place("person_list_detail", "list_id", ["data"], []),
  place("finding_detail", "finding_id", ["data"], [], "finding"),
  place("import_run", "import_id", ["result"], []),
  place("command", "command_id", ["reply"], []),
  place("audit_entry", "entry_id", ["data"], []),
  place("erasure", "erasure_id", [], ["reason"]),
]

function during(
  retentionClass: "register" | "campaign",
  subject: TableRetention["subject"],
  tables: readonly string[],
): TableRetention[] {
  return tables.map((table) => ({ table, retention: retentionClass, subject, campaign: "deleted" }))
}

function lasting(table: string, subject: TableRetention["subject"] = ["kept"]): TableRetention {
  return { table, retention: "lasting", subject, campaign: "kept" }
}

function place(
  table: string,
  id: string,
  json: readonly string[],
  text: readonly string[],
  doorIn: string | null = null,
): MentionPlace {
  return { table, id, json, text, doorIn }
}
