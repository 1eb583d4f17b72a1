import * as contract from "../contract/rounds.ts"
import { assignChecks } from "../service/rounds/assign-checks.ts"
import { endKnockRound } from "../service/rounds/end-knock-round.ts"
import {
  enterDeliveries,
  enterRoundEntries,
  enterWasteEntries,
} from "../service/rounds/enter-round-entries.ts"
import { explainVacant } from "../service/rounds/explain-vacant.ts"
import { getRound } from "../service/rounds/get-round.ts"
import { listKnockRounds } from "../service/rounds/list-knock-rounds.ts"
import { listPaperLines } from "../service/rounds/list-paper-lines.ts"
import { listRoundPeople } from "../service/rounds/list-round-people.ts"
import { makeKnockRound } from "../service/rounds/make-knock-round.ts"
import { printPaperPack } from "../service/rounds/print-paper-pack.ts"
import { takeBackTry, takeBackWaste } from "../service/rounds/take-back-try.ts"
import { onEntries } from "./parse-entries.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** Rounds: the day's lists, what is written down at doors, rounds from door to door, the paper pack. */
export function roundRoutes(site: Site): void {
  route(site, contract.getRound, ({ context, query: { stairwells, ...asked } }) =>
    getRound(context, {
      ...asked,
      ...(stairwells === undefined ? {} : { stairwells: stairwells.split(",") }),
    }),
  )
  route(site, contract.getWasteRound, ({ context, query }) => getRound(context, { ...query, list: "waste" }))
  route(site, contract.getDeliveryRound, ({ context, query }) =>
    getRound(context, { ...query, list: "needs" }),
  )
  route(site, contract.enterRoundEntries, ({ context, body }) =>
    onEntries(body, (given) => enterRoundEntries(context, given)),
  )
  route(site, contract.enterWasteEntries, ({ context, body }) =>
    onEntries(body, (given) => enterWasteEntries(context, given)),
  )
  route(site, contract.enterDeliveries, ({ context, body }) =>
    onEntries(body, (given) => enterDeliveries(context, given)),
  )
  route(site, contract.takeBackTry, ({ context, body }) => takeBackTry(context, body))
  route(site, contract.takeBackWaste, ({ context, body }) => takeBackWaste(context, body))
  route(site, contract.listRoundPeople, ({ context }) => listRoundPeople(context))
  route(site, contract.assignChecks, ({ context, body }) => assignChecks(context, body))
  route(site, contract.listKnockRounds, ({ context }) => listKnockRounds(context))
  route(site, contract.makeKnockRound, ({ context, body }) => makeKnockRound(context, body))
  route(site, contract.explainVacant, ({ context, body }) => explainVacant(context, body))
  route(site, contract.endKnockRound, ({ context, body }) => endKnockRound(context, body))
  route(site, contract.printPaperPack, ({ context, body }) => printPaperPack(context, body))
  route(site, contract.listPaperLines, ({ context, query }) => listPaperLines(context, query))
}
