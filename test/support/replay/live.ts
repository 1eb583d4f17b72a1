import { randomUUID } from "node:crypto"
import { fillLine, writeLine } from "../../../src/contract/books.ts"
import { issuePass, movePass } from "../../../src/contract/passes.ts"
import { type DeskBook, deskBooks } from "../../../src/core/forms/desk-books.ts"
import { factKindOf } from "../../../src/core/forms/fact-kind.ts"
import type { FormName } from "../../../src/core/forms/form-name.ts"
import type { PlainDate } from "../../../src/core/kit/dates.ts"
import type { World } from "../../../src/core/world/world.ts"
import { raiseDue } from "../../../src/service/rounds/raise-due.ts"
import type { TestApp } from "../app.ts"
import { type Day, keepDay } from "./keep-day.ts"
import { keepGates } from "./keep-gates.ts"
import { keepRegister } from "./keep-register.ts"
import { type AtWork, putToWork } from "./people-at-work.ts"
import { type Deed, dayOfMoment, type Row, timelineOf } from "./timeline.ts"

/**
 * Lives a world's campaign through the HTTP interface, each deed at its own moment by whoever would have done it; nothing
 * is imported. `onEvening` is called at the end of every day.
 */
export async function live(
  app: TestApp,
  world: World,
  onEvening: (day: PlainDate) => Promise<void>,
): Promise<void> {
  const begun = await putToWork(app)
  const work: AtWork = { ...begun, homeAt: await keepRegister(begun, world) }
  const gates = keepGates(work)
  const ids = new Map<string, string>()
  const desks = keepDay(work)
  const done = (deed: Deed) => doDeed(work, deed, ids, gates.write, desks)
  const deeds = timelineOf(world)
  for (const day of world.days) {
    for (const deed of deeds.filter(({ moment }) => dayOfMoment(moment) === day)) {
      work.setMoment(deed.moment)
      await done(deed)
    }
    work.setMoment(`${day} 23:50`)
    await desks.flush()
    await gates.send()
    await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    await onEvening(day)
  }
}

async function doDeed(
  work: AtWork,
  deed: Deed,
  ids: Map<string, string>,
  pass: (row: Row) => Promise<void>,
  desks: Day,
): Promise<void> {
  const { staff } = work.as
  const { form, row, key } = deed
  const id = ids.get(key) ?? randomUUID()
  ids.set(key, id)
  const book = bookOf(form)
  if (book !== null) {
    if (deed.what === "fill") await work.tell(staff, fillLine, { id, cells: deed.filled })
    else await work.tell(staff, writeLine, { id, book, cells: row })
    return
  }
  if (desks.takes(form)) return desks.write(deed, id)
  if (form === "门岗登记") return pass(row)
  if (form === "通行证发放") {
    if (deed.what === "fill") return void (await work.tell(staff, movePass, { id, move: "lose" }))
    const given = { id, homeId: work.homeAt(row["门牌"] ?? ""), personId: null, kind: "resident" }
    await work.tell(staff, issuePass, { ...given, holder: row["持证人"] ?? "" })
  }
}

function bookOf(form: FormName): DeskBook | null {
  const kind = form in factKindOf ? factKindOf[form as keyof typeof factKindOf] : null
  return deskBooks.find((book) => book === kind) ?? null
}
