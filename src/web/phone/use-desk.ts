import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore } from "react"
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
  const [firstBlank] = useState(() => newCall(newId, here, now()))
  const blank = useRef(firstBlank)
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [saved, setSaved] = useState<{ count: number; last: DeskCall | null }>({ count: 0, last: null })
  const sending = useRef(false)

  /** The call on the desk as it is this moment: what one stroke wrote is never overwritten by what was drawn before it. */
  const onDesk = () =>
    kept.all().find(({ stage, window }) => stage === "writing" && window === here) ?? blank.current
  const current = onDesk()
  const parked = calls.filter(({ id, stage }) => stage !== "waiting" && id !== current.id)
  const waiting = calls.filter(({ stage }) => stage === "waiting")

  const send = useCallback(async () => {
    if (sending.current) return
    sending.current = true
    for (;;) {
      // asked anew each time: one that was saved meanwhile goes with the others
      const call = kept.all().find(({ stage, refusal }) => stage === "waiting" && refusal === null)
      if (call === undefined) break
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
      } else kept.put({ ...whole.value, refusal: answer.refusal })
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

  const clear = (call: DeskCall) => {
    blank.current = call
    redraw()
  }
  const begin = () => clear(newCall(newId, here, now()))
  /** Changes the call on the desk; of an answer that comes late `of` is the call that was asked about. */
  const change = (changed: Partial<DeskCall>, of?: DeskCall) => {
    const before = onDesk()
    if (of !== undefined && (of.id !== before.id || of.caller !== before.caller)) return
    // a call begins with its first sign, however long the desk has stood empty
    const from = isEmpty(before) ? { ...before, at: now(), since: now() } : before
    const call = { ...from, ...changed }
    if (isEmpty(call)) {
      kept.remove(call.id)
      clear(call)
    } else kept.put(call)
  }
  const park = () => {
    const call = onDesk()
    if (isEmpty(call)) return
    const turn = Math.max(0, ...kept.all().map((each) => each.turn)) + 1
    kept.put({ ...call, stage: "parked", since: now(), turn })
    begin()
  }
  const resume = (id: string) => {
    const call = kept.all().find((each) => each.id === id)
    if (call === undefined) return
    park()
    kept.put({ ...call, stage: "writing", window: here, since: now(), body: null, refusal: null })
  }
  /** Takes the call from the desk and sends it; what has to be mended first is given back. */
  const save = (): readonly CallError[] => {
    const call = onDesk()
    const errors = errorsIn(call, now())
    if (errors.length > 0) return errors
    const body = bodyOf(call, { accountId, now: now(), newId })
    kept.put({ ...call, stage: "waiting", since: now(), body, refusal: null })
    begin()
    void send()
    return []
  }
  const isLasting = kept.isLasting()
  return { current, parked, waiting, trouble, saved, isLasting, here, change, park, resume, save }
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
