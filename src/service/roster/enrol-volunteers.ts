import { freeTimesOfBook } from "../../core/roster/free-times.ts"
import type { NewFact } from "../../store/imports/facts.ts"
import { enrolFromBook } from "../../store/roster/workers.ts"
import type { SpreadWork } from "../desk/spread-work.ts"

/** Puts new lines of the roll's book on the roll, with the families it names. */
export async function enrolVolunteers(
  { tx, communityId, now, newId }: Pick<SpreadWork, "tx" | "communityId" | "now" | "newId">,
  facts: readonly NewFact[],
): Promise<void> {
  const volunteers = facts.flatMap(({ id, kind, personId, data, detail }) => {
    if (kind !== "volunteer") return []
    const free = freeTimesOfBook[data["可值守"] ?? ""] ?? []
    const named = {
      name: detail?.["姓名"] ?? "",
      phone: detail?.["手机号"] ?? "",
      calling: detail?.["身份"] ?? "",
    }
    return [{ factId: id, personId, free, family: data["同组"] ?? "", ...named }]
  })
  if (volunteers.length > 0) await enrolFromBook(tx, communityId, volunteers, { at: now(), newId })
}
