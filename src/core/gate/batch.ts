import type { Instant } from "../kit/dates.ts"
import type { EntryHead } from "./entry.ts"

/** A content key of one page life, sealed for the server (HPKE); all in base64url. */
export type Seal = {
  readonly id: string
  readonly keyId: string
  readonly enc: string
  readonly box: string
}

/** An entry as it waits and travels: its head open, its body under a seal's key. */
export type SealedEntry = EntryHead & {
  readonly seal: string
  readonly nonce: string
  readonly box: string
}

/** What a device signs and sends. */
export type EntryBatch = {
  readonly communityId: string
  readonly device: string
  readonly sentAt: Instant
  readonly waiting: number
  readonly battery: number | null
  readonly seals: readonly Seal[]
  readonly entries: readonly SealedEntry[]
}
