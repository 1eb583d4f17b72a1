import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useEffect, useRef, useState } from "react"
import type { BodyOf } from "../../contract/endpoint.ts"
import { addReadings, getReadingSheet } from "../../contract/readings.ts"
import { call } from "../app/client.ts"
import { refreshAll } from "../app/query.ts"
import { newId } from "../parts/ids.ts"

export type TypedReading = BodyOf<typeof addReadings>["readings"][number]

type Batch = { readonly commandId: string; readonly readings: readonly TypedReading[] }

const RETRY_MS = 3000
const MOST = 500

export const cellKey = (personId: string, slot: string, day: string) => `${personId} ${slot} ${day}`

/**
 * Sends what is typed while typing goes on: all that waits goes as one command, and again under the same id for as long as nobody
 * answers. What was refused is said beside its cell.
 */
export function useReadingQueue() {
  const client = useQueryClient()
  const queue = useRef<TypedReading[]>([])
  const batch = useRef<Batch | null>(null)
  const sending = useRef(false)
  const [waiting, setWaiting] = useState<ReadonlyMap<string, TypedReading>>(new Map())
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map())
  const [stuck, setStuck] = useState<string | null>(null)

  const send = useCallback(async () => {
    if (sending.current || (batch.current === null && queue.current.length === 0)) return
    sending.current = true
    batch.current ??= { commandId: newId(), readings: queue.current.splice(0, MOST) }
    const sent = batch.current
    const answer = await call(addReadings, {
      body: { commandId: sent.commandId, readings: [...sent.readings] },
    })
    if (!answer.ok) {
      sending.current = false
      setStuck(answer.refusal)
      setTimeout(() => void send(), RETRY_MS)
      return
    }
    setStuck(null)
    await refreshAll(client, [getReadingSheet])
    batch.current = null
    sending.current = false
    const said = new Map(answer.value.rows.map((row) => [row.id, row.refusal]))
    const keys = sent.readings.map(
      (one) => [cellKey(one.personId, one.slot, one.day), said.get(one.id)] as const,
    )
    setWaiting((before) =>
      without(
        before,
        keys.map(([key]) => key),
      ),
    )
    setRefused((before) => {
      const after = without(
        before,
        keys.map(([key]) => key),
      )
      for (const [key, refusal] of keys) if (refusal) after.set(key, refusal)
      return after
    })
    void send()
  }, [client])

  const push = useCallback(
    (reading: TypedReading) => {
      queue.current.push(reading)
      setWaiting((before) =>
        new Map(before).set(cellKey(reading.personId, reading.slot, reading.day), reading),
      )
      void send()
    },
    [send],
  )
  useLeaveWarning(waiting.size > 0)
  return { push, waiting, refused, stuck }
}

function without<Value>(map: ReadonlyMap<string, Value>, keys: readonly string[]): Map<string, Value> {
  const after = new Map(map)
  for (const key of keys) after.delete(key)
  return after
}

/** Asks before the page is left with something unsaved on it. */
function useLeaveWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", warn)
    return () => window.removeEventListener("beforeunload", warn)
  }, [active])
}
