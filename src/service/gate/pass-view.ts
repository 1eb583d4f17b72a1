import { movesOf } from "../../core/gate/pass-moves.ts"
import { maskName } from "../../core/people/mask.ts"
import type { PassRow } from "../../store/gate/passes.ts"

/** A pass as the desk sees it. */
export function presentPass(pass: PassRow) {
  const issuedAt = pass.issuedAt ?? pass.issuedOn ?? ""
  return {
    id: pass.id,
    number: pass.number,
    homeId: pass.dwellingId,
    door: pass.door,
    kind: pass.kind,
    from: pass.from,
    until: pass.until,
    status: pass.status,
    replacedBy: pass.replacedBy,
    holder: maskName(pass.holder),
    issuedAt,
    statusSince: pass.stoppedSince ?? issuedAt,
    moves: movesOf({ status: pass.status, isReplaced: pass.replacedBy !== null }),
    hasCode: isOurs(pass),
  }
}

/** A pass that was issued here has days and a code; one of a book has neither. */
export function isOurs(pass: PassRow): pass is PassRow & Pick<OwnPassRow, "from" | "until"> {
  return pass.from !== null && pass.until !== null
}

type OwnPassRow = { [Key in keyof PassRow]: NonNullable<PassRow[Key]> }
