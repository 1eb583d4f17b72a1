import type { CheckStatus } from "./planned-check.ts"

/** What a line of the paper pack is about. */
export const paperWhats = ["visit", "readings", "waste", "need", "call"] as const
export type PaperWhat = (typeof paperWhats)[number]

/** One line of the pack; `number` is what it is entered by afterwards. */
export type PaperLine = {
  readonly number: number
  readonly what: PaperWhat
  readonly homeId: string
  readonly door: string
  readonly room: string
  readonly stairwell: string
  readonly late: boolean
  readonly people: readonly { readonly name: string; readonly dayNumber: number | null }[]
  /** Whose temperatures are taken; else null. */
  readonly personId: string | null
  /** The planned check, or the need. */
  readonly aboutId: string
  /** What is wished for, or why there is a call. */
  readonly text: string
  readonly phone: string
  /** What came of it so far: of a reading the morning's, then the afternoon's. */
  readonly statuses: readonly CheckStatus[]
}
