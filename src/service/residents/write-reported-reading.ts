import { parsePlainDate } from "../../core/kit/dates.ts"
import { listHomePersons } from "../../store/residents/home-persons.ts"
import { reportOf } from "../../store/residents/self-reports.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { type SettlingRefusal, settling } from "./settling.ts"
import { writeReading } from "./write-reading.ts"

export type ReadingToWrite = {
  readonly commandId: string
  readonly id: string
  readonly factId: string
  readonly personId: string
}

/** Writes a temperature that was sent in about the person whom staff say it is of. */
export async function writeReportedReading(
  context: Context,
  given: ReadingToWrite,
): Promise<{ readonly done: true } | Refusal<SettlingRefusal | "command-id-taken">> {
  return settling(context, given, "write-reading", async (work, row) => {
    const report = reportOf(row)
    const dwellingId = row.homeId
    const day = report.kind === "reading" ? parsePlainDate(report.day) : null
    if (report.kind !== "reading" || dwellingId === null || day === null)
      return refuse("wrong-settling", "id")
    const persons = await listHomePersons(work.tx, work.communityId, dwellingId, day)
    const person = persons.find((one) => one.personId === given.personId.toLowerCase())
    if (person === undefined) return refuse("not-found", "personId")
    const { factId } = given
    await writeReading(work, { factId, person: { ...person, dwellingId }, report, channel: row.channel })
    return { status: "done", factId, personId: person.personId, answer: "" }
  })
}
