import type { dutyRefusalZh } from "./duty-refusal-zh.ts"

/** What is refused on the roll, in the rosters, on a page of duty, and on the day at the posts. */
export const dutyRefusalEn: typeof dutyRefusalZh = {
  "draft-changed": {
    what: "Somebody else has just changed this week's draft",
    do: "Your step was not written. The page is refreshed; look at it and change it again.",
  },
  "roster-breaks-rules": {
    what: "The draft breaks rules",
    do: "Nothing was published. Mend the turns that are named and publish again.",
  },
  "proposal-running": {
    what: "Another roster is being searched for",
    do: "There is one search at a time. Wait until it is over.",
  },
  "proposal-outdated": {
    what: "This proposal can no longer be used: there is a newer one, or somebody's days have changed",
    do: "The draft is as it was. Please propose again.",
  },
  "no-posts": {
    what: "No post wants anybody in this week",
    do: "Say first how many people each shift needs.",
  },
  "no-gates": {
    what: "There are no gates yet",
    do: "Nothing was written. Enter the gates, or add a post.",
  },
  "nothing-to-copy": {
    what: "The week before has no plan",
    do: "Nothing was changed. You can propose one.",
  },
  "plan-running": {
    what: "There is such a plan already",
    do: "Nothing was saved. Change the plan that is there.",
  },
  "consent-needed": {
    what: "They have not agreed to be kept yet",
    do: "Nothing was saved. Once the volunteer has agreed, tick that their data are kept for rostering.",
  },
  "not-asking": {
    what: "Somebody has dealt with this request already",
    do: "Nothing was changed. See on the roll how they stand now.",
  },
  "not-on-roll": {
    what: "They are not on the roll now",
    do: "Nothing was changed. To have them again, take them back on the roll first.",
  },
  "not-ended": {
    what: "They have not left, or their data were deleted",
    do: "Nothing was changed. Whoever was deleted is written down anew.",
  },
  "wrong-join-link": {
    what: "This link to join has ended or is not whole",
    do: "Nothing was sent. Scan the code that hangs at the gate now, or call the committee.",
  },
  "already-signed": {
    what: "That is signed already",
    do: "Nothing was changed. Look at how this turn stands now.",
  },
  "not-signed-in-yet": {
    what: "Nobody has signed in for this turn yet",
    do: "Nothing was changed. Sign in first.",
  },
  "not-its-time": {
    what: "That is not within this turn",
    do: "Nothing was saved. Sign in from an hour before the turn to its end, never later than now.",
  },
  "fever-at-sign-in": {
    what: "That temperature is a fever: they do not stand",
    do: "Nobody was signed in. Let them go home, stand them down or note that they cannot come, and find a stand-in.",
  },
  "roster-changed": {
    what: "The turns have changed meanwhile",
    do: "Nothing was changed. The ways are worked out anew: choose again.",
  },
  "search-failed": {
    what: "The search did not come to its end",
    do: "Nothing was changed. Search once more; if it fails again, ring people up.",
  },
  "wrong-duty-link": {
    what: "This link to a page of duty was replaced or ended",
    do: "Nothing was changed. Ask the office for a new one.",
  },
  "too-late-to-give-back": {
    what: "After 20:00 on the evening before, nobody gives a turn back by themselves",
    do: "Nothing was changed. Ring up the lead or the office.",
  },
  "already-asked": {
    what: "One of these turns is in a swap already",
    do: "Nothing was entered. Settle or take back that one first.",
  },
  "wrong-swap": {
    what: "In this swap somebody's turn would go without their word",
    do: "Nothing was entered. Choose one of the ways in the list.",
  },
  "not-agreed": {
    what: "Somebody has not agreed yet",
    do: "It was not approved. Wait for their answer, or ask them.",
  },
  "not-approved": {
    what: "This swap was not approved, or its turn has begun",
    do: "Nothing was changed. Look at it again.",
  },
  "turns-changed": {
    what: "The turns were changed again after the approval",
    do: "Nothing was changed. Change the roster itself.",
  },
}
