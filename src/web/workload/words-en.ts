/** Words of the screen that says who has to rest. */
export const words = {
  workload: {
    title: "Workload",
    intro:
      "Everybody on the roll (the committee's own people, its secretary, volunteers, guards, cleaners), whoever needs rest most first. Nobody who is red is given a turn.",
    rule: "Amber: in seven days hours from {{amberHours}}, nights from {{amberNights}}, or days on end from {{amberDays}}. Red, and no more turns: from {{redHours}}, {{redNights}} or {{redDays}}. Rest between turns: {{restHours}} h; at a gate only from the age of {{gateAge}}. In force from {{day}}, by:",
    later: "What is planned from {{day}} on is held against another rule: ",
    print: "Print",
    none: "Nobody is on the roll yet",
    noneHint:
      "Once volunteers and colleagues are on the roll and sign in and out, their hours, nights and days on end stand here.",
    choose: "Whom to show",
    show: { all: "All", red: "Red", amber: "Amber", staff: "Staff" },
    noneLike: {
      all: "Nobody is on the roll yet.",
      red: "Nobody is red.",
      amber: "Nobody is amber.",
      staff: "There are no colleagues.",
    },
    name: "Name",
    level: "State",
    is: { rested: "may stand", amber: "tired", red: "must rest" },
    hours: "Hours in 7 days",
    nights: "Nights in 7 days",
    days: "Days on end",
    lastOff: "Last day off",
    noneKnown: "none",
    strip: "Last 14 days",
    stripText: "On duty on {{count}} of the last 14 days, {{nights}} of them by night",
    ahead: "Planned, next 7 days",
    nothingAhead: "nothing",
    aheadText: "turns: {{count}}, {{hours}} h",
    reached: " (rule: {{bound}})",
    do: "What to do",
    restOf: "{{name}}: stand down or come back",
    away: "cannot come",
    end: "Comes back",
    endHint: "They can be given turns again from now on; turns that others took stay with them.",
    ended: "{{name}} can be given turns again.",
    undone:
      "Undone: turns and work are where they were; after an hour the work stays with whoever took it over.",
  },
} as const
