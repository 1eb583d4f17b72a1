import { formNames } from "../../src/core/forms/form-name.ts"
import { addDays, getPlainDate, type PlainDate } from "../../src/core/kit/dates.ts"
import { generateWorld } from "../../src/core/world/world.ts"
import { type Importer, importBooks } from "../../src/service/imports/import-books.ts"
import { learnSizes } from "../../src/store/imports/learn-sizes.ts"
import { sheetsOf } from "../../test/support/sheets-of.ts"
import type { Cluster } from "./cluster.ts"
import { tell } from "./measure.ts"
import { addNeighbourhood } from "./neighbourhood.ts"

/** A neighbourhood with its facts, and the 42 days that are asked about. */
export type Filled = { readonly reader: Importer; readonly days: readonly PlainDate[] }

const DAYS = 42
const firstDay = getPlainDate("2020-01-24")
const facts = formNames.filter((name) => !["楼栋", "住户", "人员"].includes(name))

/**
 * A neighbourhood in a database of its own with so many campaigns, each with people of its own. `apart`: one after the
 * other, and asked about is the last; else all on the same days.
 */
export async function fillNeighbourhood(
  cluster: Cluster,
  campaigns: number,
  apart: boolean,
): Promise<Filled> {
  const { ground } = await cluster.newDatabase()
  const reader = await addNeighbourhood(ground)
  const startOf = (campaign: number) => addDays(firstDay, apart ? campaign * DAYS : 0)
  for (let campaign = 0; campaign < campaigns; campaign += 1) {
    tell(`campaign ${campaign + 1} of ${campaigns}, ${apart ? "one after the other" : "on the same days"}`)
    const { books } = generateWorld({ seed: 1 + campaign, firstDay: startOf(campaign), days: DAYS })
    // the homes and who lives in them stay; later campaigns bring facts
    const { lines } = await importBooks(
      reader,
      ground.newId(),
      sheetsOf(books, campaign === 0 ? formNames : facts),
    )
    if (lines.some((line) => line.refused > 0)) throw new Error("a made-up campaign was not taken in whole")
    await learnSizes(ground.ownerDb)
  }
  const days = Array.from({ length: DAYS }, (_, day) => addDays(startOf(campaigns - 1), day))
  return { reader, days }
}
