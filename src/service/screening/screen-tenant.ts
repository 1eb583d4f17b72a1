import { forms } from "../../core/forms/forms.ts"
import { readOneRow } from "../../core/forms/read-one-row.ts"
import { dayOf } from "../../core/kit/dates.ts"
import { channelWord, type ScreeningChannel } from "../../core/quarantine/screening-words.ts"
import { getAccountName } from "../../store/access/account-names.ts"
import { findFact } from "../../store/imports/facts.ts"
import { wasScreened } from "../../store/screening/registrations.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { writeRows } from "../desk/write-rows.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { findScreenedPerson, keepScreenedPerson, type WhoIsScreened } from "./screened-person.ts"
import { screeningMoment } from "./screening-moment.ts"

export type TenantToScreen = WhoIsScreened & {
  readonly commandId: string
  readonly id: string
  readonly at?: string
  readonly channel: ScreeningChannel
  readonly landlord: string
  readonly whereabouts: string
}

type Screened = { readonly id: string; readonly personId: string; readonly joined: boolean }

type Code = "not-found" | "already-known" | "wrong-day" | "bad-input"

/** Writes down that a tenant was screened, and what they said. Nothing follows from it for where they live. */
export async function screenTenant(
  context: Context,
  given: TenantToScreen,
): Promise<Screened | Refusal<Code | "command-id-taken">> {
  return atDesk<Screened, Code>(context, "screen", given, "screening.tenant", async (work) => {
    const { tx, communityId } = work
    const id = given.id.toLowerCase()
    if (await findFact(tx, communityId, id)) return refuse("already-known", "id")
    const moment = screeningMoment(given.at, work.now())
    if (isRefusal(moment)) return moment
    const screened = await findScreenedPerson(work, given)
    if (isRefusal(screened)) return screened
    const { known, person, door } = screened
    const cells = {
      ...{ 登记时间: moment.text, 登记方式: channelWord[given.channel], 门牌: door },
      ...{ 姓名: person.name, 身份证号: person.idNumber, 手机号: given.phone.trim() || person.phone },
      ...{ 房东: given.landlord, 春节去向: given.whereabouts },
      登记人: await getAccountName(tx, communityId, work.accountId),
    }
    const read = readOneRow(forms.租客排查, cells, { lane: "", today: dayOf(work.now()) })
    if (!read.ok) return refuse("bad-input", fieldOf[read.column] ?? read.column)
    const joined = known !== null && (await wasScreened(tx, communityId, "tenant", known))
    const personId = await keepScreenedPerson(work, screened)
    const row = { id, values: read.values, dwellingId: given.homeId, personId }
    await writeRows(work, [{ ...row, form: "租客排查" }])
    return { id, personId, joined }
  })
}

const fieldOf: Readonly<Record<string, string>> = {
  ...{ 姓名: "name", 身份证号: "idNumber", 手机号: "phone", 房东: "landlord", 春节去向: "whereabouts" },
}
