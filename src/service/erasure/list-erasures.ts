import { createHash } from "node:crypto"
import { type Certificate, canonicalText } from "../../core/erasure/certificate.ts"
import { getCommunity } from "../../store/access/communities.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import * as store from "../../store/erasure/erasures.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

export type SealedCertificate = Certificate & {
  /** SHA-256 of the certificate's canonical text, in hex. */
  readonly sha256: string
}

/** The certificates of all deletions, the newest first. */
export async function listErasures(context: Context): Promise<{ readonly erasures: SealedCertificate[] }> {
  authorise(context, "erase")
  return inNeighbourhood(context.db, context.communityId, async (tx) => {
    const { name: neighbourhood } = await getCommunity(tx, context.communityId)
    const rows = await store.listErasures(tx, context.communityId)
    const erasures = rows.map((row) => {
      const certificate = { ...row, neighbourhood }
      const sha256 = createHash("sha256").update(canonicalText(certificate)).digest("hex")
      return { ...certificate, sha256 }
    })
    return { erasures }
  })
}
