/** What is refused on somebody's own page of duty and on the swap board. */
export const ownDutyRefusalEn = {
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
