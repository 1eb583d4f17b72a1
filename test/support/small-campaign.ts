import type { PlainDate } from "../../src/core/kit/dates.ts"
import { booksOnEvening, generateWorld } from "../../src/core/world/world.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import type { TestApp } from "./app.ts"
import { sheetsOf } from "./sheets-of.ts"

/** A campaign of 96 homes: small enough to import in a second. */
export const smallWorld = generateWorld({ seed: 7, homes: 96 })

/** Brings the small campaign into the app's own neighbourhood; as its books stood on an evening, where one is named. */
export async function importSmallCampaign(app: TestApp, evening?: PlainDate): Promise<void> {
  const communityId = app.neighbourhoods?.own
  if (communityId === undefined) throw new Error("this app has no neighbourhoods")
  await importBooks(
    { ...app.ground, communityId, accountId: null },
    app.ground.newId(),
    sheetsOf(evening === undefined ? smallWorld.books : booksOnEvening(smallWorld, evening)),
  )
}
