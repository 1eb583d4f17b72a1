import type { RowRefusal } from "../../core/forms/cell.ts"
import { identityOf } from "../../core/forms/row-identity.ts"
import { fingerprint } from "../../store/people/person-keys.ts"
import type { ImportRow, ImportWork } from "./import-work.ts"

/** Puts a row onto the list of refused rows; one refused before stays there as it is. */
export function refuseRow(work: ImportWork, from: ImportRow, column: string, refusal: RowRefusal): void {
  if (from.retryOf !== null) return
  from.line.refused += 1
  const waitsForDoor = refusal === "unknown-door"
  const rowKey = waitsForDoor ? factRowKey(work, from) : writtenRowKey(work, from)
  work.refusals.push({ from, column, refusal, rowKey, waitsForDoor })
}

/** The fingerprint that a row of facts is known by. */
export function factRowKey(work: ImportWork, from: ImportRow): Buffer {
  return (
    from.retryOf?.rowKey ??
    fingerprint(work.fingerprintKey, identityOf(from.form, from.row.values, from.ordinal))
  )
}

/** The fingerprint of a row that cannot be read: its cells as they are written. */
function writtenRowKey(work: ImportWork, from: ImportRow): Buffer {
  const written = ["written", from.form.name, from.ordinal, ...from.row.cells].join("\u001f")
  return fingerprint(work.fingerprintKey, written)
}
