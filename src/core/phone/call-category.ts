/** What a call is about, as the call book writes it; the place in this list is the key that chooses it (1–6). */
export const callCategories = ["咨询", "返沪报备", "求助", "口罩", "通行证", "投诉"] as const
export type CallCategory = (typeof callCategories)[number]

/** The category of what a book has; null where a committee wrote one of its own. */
export function readCallCategory(written: string): CallCategory | null {
  return callCategories.find((category) => category === written.trim()) ?? null
}
