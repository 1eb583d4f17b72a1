import type { ConsentKind, ConsentWay } from "../../core/roster/roll.ts"
import { findWorker } from "../../store/roster/roll.ts"
import { giveConsent, saveExperience } from "../../store/roster/roll-changes.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { mayTouch } from "./roll-sight.ts"

export type Marking = {
  readonly commandId: string
  readonly ids: readonly string[]
  /** Null: as it is. */
  readonly experienced: boolean | null
  readonly consent: { readonly what: ConsentKind; readonly how: ConsentWay } | null
}

/** The same of many at once: a roll that came from a book has nobody experienced and no consents, and the papers lie in one heap. */
export async function markWorkers(
  context: Context,
  given: Marking,
): Promise<{ readonly done: true } | Refusal<"not-found" | "not-on-roll" | "command-id-taken">> {
  return atDesk(context, "run-roll", given, "worker.mark", async (work) => {
    const { tx, communityId } = work
    const { experienced, consent } = given
    for (const id of given.ids) {
      const worker = await findWorker(tx, communityId, id)
      if (worker === undefined || !mayTouch(context, worker)) return refuse("not-found", "ids")
      if (worker.stage !== "active") return refuse("not-on-roll", "ids")
      if (experienced !== null) await saveExperience(tx, communityId, worker.id, experienced)
      if (consent !== null && worker.kind === "volunteer") {
        await giveConsent(tx, communityId, worker.id, { id: work.newId(), ...consent, at: work.now() })
      }
      const data = { experienced, consent: consent?.what ?? null, how: consent?.how ?? null }
      await recordAudit(tx, work, {
        ...{ action: "worker.mark", subjectKind: "worker", subjectId: worker.id, data },
      })
    }
    return { done: true as const }
  })
}
