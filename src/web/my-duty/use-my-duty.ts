import { useCallback, useEffect, useRef, useState } from "react"
import type { BodyOf, Endpoint, ReplyOf } from "../../contract/endpoint.ts"
import { call } from "../app/client.ts"
import type { Answer } from "../parts/answer.ts"
import { newId } from "../parts/ids.ts"
import { keepDuty, readKeptDuty } from "./kept-duty.ts"
import { asking, type MyDuty } from "./my-duty.ts"

const LOOK_AGAIN_MS = 60_000

export type MyDutyState = {
  /** Null until the server has answered, and nothing is kept. */
  readonly duty: MyDuty | null
  /** Why the last question has no answer; null where it has. */
  readonly refusal: string | null
  /** Does something, once, and looks again; the command's id stays while it is sent again. */
  readonly act: <E extends Endpoint>(
    endpoint: E,
    said: Omit<BodyOf<E> & object, "key" | "commandId">,
  ) => Promise<Answer<ReplyOf<E>>>
  readonly ask: <E extends Endpoint>(
    endpoint: E,
    said: Omit<BodyOf<E> & object, "key">,
  ) => Promise<Answer<ReplyOf<E>>>
}

/** Somebody's own duty: as the server has it, or as it was the last time there was a network. */
export function useMyDuty(dutyKey: string): MyDutyState {
  const [duty, setDuty] = useState<MyDuty | null>(() => readKeptDuty(dutyKey))
  const [refusal, setRefusal] = useState<string | null>(null)
  // what they are told stays on the screen until they leave it
  const messages = useRef<MyDuty["messages"]>([])
  const look = useCallback(async () => {
    if (dutyKey === "") return
    const answer = await call(asking.open, { body: { key: dutyKey } })
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) {
      messages.current = [...messages.current, ...answer.value.messages]
      const told = { ...answer.value, messages: messages.current }
      setDuty(told)
      keepDuty(dutyKey, told)
    } else if (isWrongLink(answer.refusal)) {
      setDuty(null)
      keepDuty(dutyKey, null)
    }
  }, [dutyKey])
  useEffect(() => {
    const again = () => {
      if (document.visibilityState === "visible") void look()
    }
    again()
    const timer = setInterval(again, LOOK_AGAIN_MS)
    document.addEventListener("visibilitychange", again)
    window.addEventListener("online", again)
    return () => {
      clearInterval(timer)
      document.removeEventListener("visibilitychange", again)
      window.removeEventListener("online", again)
    }
  }, [look])
  const sent = useRef(new Map<string, string>())
  const ask: MyDutyState["ask"] = (endpoint, said) =>
    call(endpoint, { body: { key: dutyKey, ...said } } as never) as never
  const act: MyDutyState["act"] = async (endpoint, said) => {
    const what = JSON.stringify([endpoint.path, said])
    const commandId = sent.current.get(what) ?? newId()
    sent.current.set(what, commandId)
    const body = { key: dutyKey, commandId, ...said }
    const answer = await call(endpoint, { body } as never)
    // lost on the way, it may have been done: sent again it is the same command
    if (answer.ok || answer.refusal !== "no-connection") sent.current.delete(what)
    await look()
    return answer as never
  }
  return { duty, refusal, act, ask }
}

export function isWrongLink(refusal: string): boolean {
  return refusal === "wrong-duty-link" || refusal === "bad-input"
}
