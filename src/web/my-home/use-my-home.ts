import { useCallback, useEffect, useRef, useState } from "react"
import type { openMyHome, sendReport } from "../../contract/residents.ts"
import { call } from "../app/client.ts"
import { now } from "../parts/days.ts"
import { reportOfValues } from "../parts/report-values.ts"
import {
  type Kept,
  type KeptReport,
  readKept,
  saveKept,
  withoutReport,
  withReport,
  withSent,
} from "./kept-reports.ts"

/** The contract's schemas stay out of the phone's bundle: to ask, method and path are enough. */
const opening = { method: "POST", path: "/api/my-home/open" } as typeof openMyHome
const sending = { method: "POST", path: "/api/my-home/send" } as typeof sendReport

const TRY_AGAIN_MS = 30_000

export type Home = { readonly neighbourhood: string; readonly phone: string; readonly of: "home" | "person" }

export type MyHome = {
  /** Null until the server has answered, and without a network. */
  readonly home: Home | null
  /** Why the last question has no answer; null where it has. */
  readonly refusal: string | null
  readonly kept: Kept
  /** Keeps what is being typed. */
  readonly keep: (report: KeptReport) => void
  readonly drop: (id: string) => void
  /** Sends a report; its number, or why it is not sent. */
  readonly send: (report: KeptReport) => Promise<Sending>
}

export type Sending = { readonly number: number } | { readonly refusal: string; readonly field?: string }

/**
 * The page of a home: whether its key is good, what is kept on this phone, and sending. What was to be sent goes again by itself while
 * the page is looked at, under the same id.
 */
export function useMyHome(homeKey: string): MyHome {
  const [home, setHome] = useState<Home | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [kept, setKept] = useState<Kept>(() => readKept(homeKey))
  const latest = useRef(kept)
  const change = useCallback(
    (next: Kept) => {
      latest.current = next
      setKept(next)
      saveKept(homeKey, next)
    },
    [homeKey],
  )
  const send = useCallback(
    async (report: KeptReport): Promise<Sending> => {
      const waiting = { ...report, sending: true }
      change(withReport(latest.current, waiting))
      const body = { key: homeKey, id: report.id, report: reportOfValues(report.kind, report.values) }
      const answer = await call(sending, { body })
      if (answer.ok) {
        const { number } = answer.value
        change(withSent(latest.current, report, { number, kind: report.kind, at: now() }))
        return { number }
      }
      // what has to be mended is not sent again as it is
      if (!mayPass(answer.refusal)) change(withReport(latest.current, { ...report, sending: false }))
      return answer
    },
    [change, homeKey],
  )
  const open = useCallback(async () => {
    if (homeKey === "") return
    const answer = await call(opening, { body: { key: homeKey } })
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) setHome(answer.value)
    else if (isWrongKey(answer.refusal)) setHome(null)
  }, [homeKey])
  useEffect(() => {
    const again = async () => {
      if (document.visibilityState !== "visible") return
      await open()
      for (const report of latest.current.reports) if (report.sending) await send(report)
    }
    void again()
    const timer = setInterval(again, TRY_AGAIN_MS)
    document.addEventListener("visibilitychange", again)
    window.addEventListener("online", again)
    return () => {
      clearInterval(timer)
      document.removeEventListener("visibilitychange", again)
      window.removeEventListener("online", again)
    }
  }, [open, send])
  return {
    ...{ home, refusal, kept, send },
    keep: (report) => change(withReport(latest.current, report)),
    drop: (id) => change(withoutReport(latest.current, id)),
  }
}

/** Whether the key opens nothing: another card, one that was ended, or copied in part. */
export function isWrongKey(refusal: string): boolean {
  return refusal === "wrong-home-key" || refusal === "bad-input"
}

/** Refusals that say nothing about what was sent: it may well go the next time. */
export function mayPass(refusal: string): boolean {
  return ["no-connection", "database-down", "server-error", "too-many-requests"].includes(refusal)
}
