import { writtenMoment } from "../../core/kit/dates.ts"
import { insertTasks } from "../../store/oversight/tasks.ts"
import { listKnownFacts } from "../../store/rounds/round-facts.ts"
import { isDatabaseDown } from "../database-down.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { isRefusal } from "../refusal.ts"
import { takeRoundEntry, type WrittenEntry } from "./take-round-entry.ts"

export type EntryAnswer = { readonly id: string; readonly taken: boolean; readonly refusal?: string }

/**
 * Writes down what was done on a round, each entry once: what is known already changes nothing. An entry that cannot be taken
 * holds up no other; it is answered with its refusal and kept as a task of the office, so that nothing said at a door is lost.
 */
export async function writeRoundEntries(
  work: DeskWork,
  entries: readonly WrittenEntry[],
): Promise<readonly EntryAnswer[]> {
  const known = await listKnownFacts(
    work.tx,
    work.communityId,
    entries.map(({ id }) => id),
  )
  const answers: EntryAnswer[] = []
  for (const entry of entries) {
    const id = entry.id.toLowerCase()
    if (known.has(id)) {
      answers.push({ id: entry.id, taken: true })
      continue
    }
    const refusal = await takeAlone(work, { ...entry, id })
    if (refusal === null) known.add(id)
    else await keepAside(work, entry)
    answers.push(refusal === null ? { id: entry.id, taken: true } : { id: entry.id, taken: false, refusal })
  }
  return answers
}

/** Takes one entry inside a savepoint: whatever breaks on it leaves nothing behind. Null: it was taken. */
async function takeAlone(work: DeskWork, entry: WrittenEntry): Promise<string | null> {
  const { client } = work.tx
  await client.query("savepoint round_entry")
  try {
    const answer = await takeRoundEntry(work, entry)
    if (!isRefusal(answer)) {
      await client.query("release savepoint round_entry")
      return null
    }
    await client.query("rollback to savepoint round_entry")
    return answer.refusal
  } catch (error) {
    if (isDatabaseDown(error)) throw error
    await client.query("rollback to savepoint round_entry")
    return "server-error"
  }
}

/** Keeps an entry that could not be taken where the office sees it, once however often it is sent. */
async function keepAside(work: DeskWork, entry: WrittenEntry): Promise<void> {
  const now = work.now()
  const { id, homeId } = entry
  await insertTasks(
    work.tx,
    work.communityId,
    [
      {
        ...{ id: work.newId(), kind: "own", source: "itself", team: "staff", ownerId: null, dueAt: now },
        ...{ dwellingId: homeId, personId: null, about: null, cause: `round-entry ${id}` },
        detail: { title: "上门记录没有收下，请人工补记", note: inWords(entry) },
      },
    ],
    { at: now, accountId: work.accountId },
  )
}

/** The entry as somebody reads it who writes it down anew. */
function inWords(entry: WrittenEntry): string {
  const about = `${writtenMoment(entry.at)} ${entry.by}`
  switch (entry.what) {
    case "reading":
      return `${about}：${entry.day} ${entry.slot}体温 ${entry.celsius}${entry.symptoms && `，${entry.symptoms}`}`
    case "visit":
      return `${about}：上门，${entry.fine ? "正常" : "有异常"}，${entry.note}`
    case "waste":
      return `${about}：垃圾 ${entry.bags} 袋`
    case "attempt":
      return `${about}：敲门，${entry.outcome}，${entry.note}`
    case "handed-over":
      return `${about}：需求已送到`
  }
}
