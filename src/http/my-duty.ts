import * as contract from "../contract/my-duty.ts"
import { nameOwnTurn } from "../service/duty/name-turn.ts"
import { changeConsent } from "../service/my-duty/change-consent.ts"
import { addWish, changeFreeTimes, withdrawWish } from "../service/my-duty/change-wishes.ts"
import { openMyDuty } from "../service/my-duty/open-my-duty.ts"
import { sayAway, takeBackAway } from "../service/my-duty/say-away.ts"
import { giveBackTurn, takeTurn } from "../service/my-duty/take-turn.ts"
import { answerSwap, askSwap, withdrawSwap } from "../service/swaps/ask-swap.ts"
import { listOwnWays } from "../service/swaps/find-ways.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** Somebody's own page of duty, by the secret in their link. */
export function myDutyRoutes(site: Site): void {
  const page = { rateLimit: { max: site.limits.homePagesPerMinute, timeWindow: 60_000 } }
  route(site, contract.openMyDuty, ({ context, body }) => openMyDuty(context, body), page)
  route(site, contract.takeTurn, ({ context, body }) => takeTurn(context, body), page)
  route(site, contract.giveBackTurn, ({ context, body }) => giveBackTurn(context, body), page)
  route(site, contract.nameOwnTurn, ({ context, body }) => nameOwnTurn(context, body), page)
  route(site, contract.sayAway, ({ context, body }) => sayAway(context, body), page)
  route(site, contract.takeBackAway, ({ context, body }) => takeBackAway(context, body), page)
  route(site, contract.changeFreeTimes, ({ context, body }) => changeFreeTimes(context, body), page)
  route(site, contract.addWish, ({ context, body }) => addWish(context, body), page)
  route(site, contract.withdrawWish, ({ context, body }) => withdrawWish(context, body), page)
  route(site, contract.changeConsent, ({ context, body }) => changeConsent(context, body), page)
  route(
    site,
    contract.listOwnWays,
    ({ context, body }) => listOwnWays(context, body, site.options.seeker),
    page,
  )
  route(site, contract.askSwap, ({ context, body }) => askSwap(context, body), page)
  route(site, contract.answerSwap, ({ context, body }) => answerSwap(context, body), page)
  route(site, contract.withdrawSwap, ({ context, body }) => withdrawSwap(context, body), page)
}
