import type { ReplyOf } from "../../contract/endpoint.ts"
import type * as contract from "../../contract/my-duty.ts"

export type MyDuty = ReplyOf<typeof contract.openMyDuty>
export type OwnTurn = MyDuty["turns"][number]
export type OpenPlace = MyDuty["places"][number]
export type OwnSwap = MyDuty["swaps"][number]
export type SwapMove = OwnSwap["moves"][number]

/** The contract's schemas stay out of the phone's bundle: to ask, method and path are enough. */
const post = <E>(path: string) => ({ method: "POST", path: `/api/my-duty/${path}` }) as E

export const asking = {
  open: post<typeof contract.openMyDuty>("open"),
  take: post<typeof contract.takeTurn>("take"),
  giveBack: post<typeof contract.giveBackTurn>("give-back"),
  name: post<typeof contract.nameOwnTurn>("name"),
  away: post<typeof contract.sayAway>("away"),
  comeAgain: post<typeof contract.takeBackAway>("come-again"),
  freeTimes: post<typeof contract.changeFreeTimes>("free-times"),
  wish: post<typeof contract.addWish>("wish"),
  unwish: post<typeof contract.withdrawWish>("unwish"),
  consent: post<typeof contract.changeConsent>("consent"),
  ways: post<typeof contract.listOwnWays>("ways"),
  askSwap: post<typeof contract.askSwap>("ask-swap"),
  answerSwap: post<typeof contract.answerSwap>("answer-swap"),
  withdrawSwap: post<typeof contract.withdrawSwap>("withdraw-swap"),
}
