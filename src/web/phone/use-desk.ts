import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react"
import { listCalls, logCall } from "../../contract/phone.ts"
import { call as ask } from "../app/client.ts"
import { refreshAll } from "../app/query.ts"
import type { Answer } from "../parts/answer.ts"
import { now } from "../parts/days.ts"
import { newId } from "../parts/ids.ts"
import { bodyOf, type CallError, type DeskCall, errorsIn, isEmpty, newCall, readCaller } from "./desk-call.ts"
import { findCallers, onlyOne } from "./found-callers.ts"
import { keepCalls } from "./kept-calls.ts"

/** Refusals that say nothing about the call itself: it is sent again by itself. */
const passing = ["no-connection", "database-down", "server-error", "too-many-requests", "not-signed-in"]
const AGAIN_MS = 4_000

/** The desk of one account in this window: the call being written, those parked, those that the server has not got yet. */
export function useDesk(accountId: string) {
  const client = useQueryClient()
  const kept = useMemo(() => keepCalls(storageOf("localStorage"), accountId), [accountId])
  const calls = useSyncExternalStore(kept.subscribe, kept.all)
  const here = useMemo(windowName, [])
  const [blank, setBlank] = useState(() => newCall(newId, here, now()))
  const [trouble, setTrouble] = useState<string | null>(null)
  const [saved, setSaved] = useState<{ count: number; last: DeskCall | null }>({ count: 0, last: null })
  const sending = useRef(false)

  const current = calls.find(({ stage, window }) => stage === "writing" && window === here) ?? blank
  const parked = calls.filter(({ id, stage }) => stage !== "waiting" && id !== current.id)
  const waiting = calls.filter(({ stage }) => stage === "waiting")

  const send = useCallback(async () => {
    if (sending.current) return
    sending.current = true
    for (const call of kept.all().filter(({ stage, refusal }) => stage === "waiting" && refusal === null)) {
      const whole = await withHome(call)
      if (!whole.ok || whole.value.body === null) {
        if (!whole.ok) setTrouble(whole.refusal)
        break
      }
      // kept before it is sent: sent again it says the very same
      if (call.isSought) kept.put(whole.value)
      const answer = await ask(logCall, { body: whole.value.body })
      if (answer.ok) {
        kept.remove(call.id)
        setTrouble(null)
        setSaved(({ count }) => ({ count: count + 1, last: call }))
        void refreshAll(client, [listCalls])
      } else if (passing.includes(answer.refusal)) {
        setTrouble(answer.refusal)
        break
      } else kept.put({ ...call, refusal: answer.refusal })
    }
    sending.current = false
  }, [kept, client])

  const owes = waiting.some(({ refusal }) => refusal === null)
  useEffect(() => {
    if (!owes) return
    void send()
    const timer = setInterval(() => void send(), AGAIN_MS)
    const onOnline = () => void send()
    window.addEventListener("online", onOnline)
    return () => {
      clearInterval(timer)
      window.removeEventListener("online", onOnline)
    }
  }, [owes, send])

  const begin = () => setBlank(newCall(newId, here, now()))
  const change = (changed: Partial<DeskCall>) => {
    // a call begins with its first sign, however long the desk has stood empty
    const from = isEmpty(current) ? { ...current, at: now(), since: now() } : current
    const call = { ...from, ...changed }
    if (isEmpty(call)) {
      kept.remove(call.id)
      setBlank(call)
    } else kept.put(call)
  }
  const park = () => {
    if (isEmpty(current)) return
    const turn = Math.max(0, ...kept.all().map((call) => call.turn)) + 1
    kept.put({ ...current, stage: "parked", since: now(), turn })
    begin()
  }
  const resume = (id: string) => {
    const call = kept.all().find((each) => each.id === id)
    if (call === undefined) return
    park()
    kept.put({ ...call, stage: "writing", window: here, since: now(), body: null, refusal: null })
  }
  const drop = (id: string) => {
    kept.remove(id)
    if (id === current.id) begin()
  }
  /** Takes the call from the desk and sends it; what has to be mended first is given back. */
  const save = (): readonly CallError[] => {
    const errors = errorsIn(current, now())
    if (errors.length > 0) return errors
    const body = bodyOf(current, { accountId, now: now(), newId })
    kept.put({ ...current, stage: "waiting", since: now(), body, refusal: null })
    begin()
    return []
  }
  const isLasting = kept.isLasting()
  return { current, parked, waiting, trouble, saved, isLasting, here, change, park, resume, drop, save }
}

/** A call that was saved before the answer was there whose it is: looked up once more. */
async function withHome(call: DeskCall): Promise<Answer<DeskCall>> {
  const { search } = readCaller(call.caller)
  if (!call.isSought || search === "" || call.body === null) return { ok: true, value: call }
  const found = await findCallers(search)
  if (!found.ok) return found
  const one = onlyOne(found.value)
  const home = one?.home ?? null
  const personId = home === null ? null : (one?.personId ?? null)
  return {
    ok: true,
    value: {
      ...call,
      isSought: false,
      home,
      personId,
      body: { ...call.body, homeId: home?.id ?? null, personId },
    },
  }
}

export type Desk = ReturnType<typeof useDesk>

/** This window by a name that a reload keeps. */
function windowName(): string {
  const session = storageOf("sessionStorage")
  const known = session?.getItem("shouwang.window")
  if (known) return known
  const name = newId()
  session?.setItem("shouwang.window", name)
  return name
}

/** Null where the browser forbids keeping anything. */
function storageOf(which: "localStorage" | "sessionStorage"): Storage | null {
  try {
    const storage = window[which]
    storage.setItem("shouwang.try", "1")
    storage.removeItem("shouwang.try")
    return storage
  } catch {
    return null
  }
}
