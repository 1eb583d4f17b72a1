import type { RowRefusal } from "../../core/forms/cell.ts"
import type { Form } from "../../core/forms/form.ts"
import type { ReadRow } from "../../core/forms/read-rows.ts"
import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../../store/database/db.ts"
import type { ImportLine } from "./import-result.ts"

/** What every step of one import shares: the transaction, the clock, the key of the fingerprints, the doors known so far. */
export type ImportWork = {
  readonly tx: Tx
  readonly communityId: string
  readonly importId: string
  readonly accountId: string | null
  readonly now: Instant
  readonly newId: () => string
  readonly fingerprintKey: Buffer
  readonly register: KnownRegister
  readonly refusals: RefusedImport[]
  /** Refused rows of earlier imports that have found their place. */
  readonly acceptedLater: string[]
  readonly mended: string[]
}

/** The doors and stairwells that rows may name. */
export type KnownRegister = {
  readonly stairwells: Map<string, KnownStairwell>
  /** Door as written (`288弄12号302室`) → dwelling. */
  readonly dwellings: Map<string, string>
  /** Lines of 楼栋 that were refused: the stairwells they name, and the lines that name none. */
  readonly refused: { readonly stairwells: Set<string>; readonly unreadable: ImportRow[] }
}

export type KnownStairwell = {
  readonly id: string
  readonly floors: number
  readonly doorsPerFloor: number
  /** Made from its homes alone, before any line of 楼栋 described it. */
  readonly implied: boolean
}

/** A row on its way in, with where it stands and the counts it adds to. */
export type ImportRow = {
  readonly form: Form
  readonly header: readonly string[]
  readonly row: ReadRow
  readonly line: ImportLine
  /** Tells the file it stands in from every other of the import, also from one of the same name. */
  readonly book: string
  /** Its ordinal among the identical rows of its file. */
  readonly ordinal: number
  /** The refused row of an earlier import that this is, read again. */
  readonly retryOf: { readonly refusalId: string; readonly rowKey: Buffer } | null
}

export type RefusedImport = {
  readonly from: ImportRow
  readonly column: string
  readonly refusal: RowRefusal
  readonly rowKey: Buffer
  readonly waitsForDoor: boolean
}

/** The key of a stairwell in the register: lane and number. */
export function stairwellKey(lane: string, number: string): string {
  return `${lane}弄${number}号`
}
