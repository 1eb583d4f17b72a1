/** Who comes: the five buttons, and what the gate book calls them. */
export const entryKinds = ["resident", "visitor", "courier", "returnee", "tenant"] as const
export type EntryKind = (typeof entryKinds)[number]

/** What opens the gate at once; written down afterwards. */
export const emergencyKinds = ["ambulance", "labour", "dialysis", "fire", "violence"] as const
export type EmergencyKind = (typeof emergencyKinds)[number]

export const passageDirections = ["in", "out"] as const
export type PassageDirection = (typeof passageDirections)[number]

/** What a pass is for. Colour, stamp and length of validity of each are a dated rule. */
export const passKinds = ["resident", "tenant", "temporary"] as const
export type PassKind = (typeof passKinds)[number]

/** The words of the gate book (门岗登记), in which passages of books and of posts are one. */
export const bookWords = {
  kind: { resident: "居民", visitor: "访客", courier: "外卖快递", returnee: "返沪", tenant: "租客" },
  direction: { in: "进", out: "出" },
  verdict: { "let-in": "放行", refer: "转告", "turn-away": "劝返" },
  emergency: {
    ambulance: "急救",
    labour: "临产",
    dialysis: "透析",
    fire: "火警",
    violence: "家暴或人身危险",
  },
} as const
