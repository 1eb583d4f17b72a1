import { useQuery } from "@tanstack/react-query"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { recogniseCaller } from "../../contract/phone.ts"
import { call as ask } from "../app/client.ts"
import { RefusedError } from "../app/query.ts"
import { type DeskCall, readCaller } from "./desk-call.ts"

export type Card = ReplyOf<typeof recogniseCaller>

/** What is known of a caller; asked anew for each home and number, as it is read it is written down who read it. */
export function useCallerCard(call: Pick<DeskCall, "caller" | "home">) {
  const { number } = readCaller(call.caller)
  const homeId = call.home?.id ?? null
  // a number is asked for when it is whole, not at every digit
  const isWhole = /^(1\d{10}|0\d{9,11}|[2-9]\d{7})$/.test(number)
  return useQuery<Card, RefusedError>({
    queryKey: [recogniseCaller.path, isWhole ? number : "", homeId],
    enabled: isWhole || homeId !== null,
    queryFn: async () => {
      const answer = await ask(recogniseCaller, { body: { number: isWhole ? number : "", homeId } })
      if (!answer.ok) throw new RefusedError(answer)
      return answer.value
    },
  })
}
