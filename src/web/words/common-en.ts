import type { commonZh } from "./common-zh.ts"

export const commonEn: typeof commonZh = {
  common: {
    product: "Shouwang",
    waiting: "Reading…",
    close: "Close",
    undo: "Undo",
    erased: "data deleted",
    actions: "Actions",
    more: "More",
    people: "{{count, number}} people",
    rows: "{{count, number}} rows",
  },
  tenure: { "owner-occupied": "Owner lives here", let: "Let", vacant: "Vacant" },
  standing: { owner: "Owner", family: "Family", tenant: "Tenant" },
  role: {
    head: "Head",
    staff: "Committee staff",
    property: "Property company",
    owners: "Owners' committee",
    team: "Three-person team",
    doctor: "Community doctor",
    "volunteer-lead": "Volunteer lead",
    viewer: "Screen on the wall",
    street: "Street office",
  },
  takeBack: {
    title: "Take this back",
    of: "Undo: {{what}}",
    reason: "Why",
    reasons: {
      "wrong-place": "Wrong door or person",
      "wrong-result": "Wrong result",
      twice: "Written twice",
      "not-done": "It was not done",
    },
    sure: "Take this back",
    keep: "Leave it",
  },
  form: {
    required: "Please fill this in",
    newPassword: "At least 8 characters",
    day: "Please give a day, such as 2020-02-12",
  },
  live: {
    live: "Live",
    notLive: "Not live since {{clock}}",
    title: "The screen follows new records by itself",
    notLiveTitle:
      "The connection is lost and being restored. The screen shows how things stood; all records are safe.",
  },
}
