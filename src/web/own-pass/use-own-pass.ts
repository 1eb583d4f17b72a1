import { useCallback, useEffect, useState } from "react"
import type { openOwnPass } from "../../contract/passes.ts"
import { call } from "../app/client.ts"
import { now } from "../parts/days.ts"
import { findKeptPass, forgetPass, type KeptPass, keepPass } from "./kept-pass.ts"

/** The contract's schemas stay out of the phone's bundle: to ask, method and path are enough. */
const endpoint = { method: "POST", path: "/api/own-pass" } as typeof openOwnPass

const ASK_AGAIN_MS = 180_000

export type Opened = {
  readonly kept: KeptPass | null
  /** Why the server's last answer is not there; null where it is. */
  readonly refusal: string | null
}

/** The pass of a link: what was kept at once, then what the server says, and again whenever the page is looked at. */
export function useOwnPass(token: string): Opened & { readonly ask: () => void } {
  const [opened, setOpened] = useState<Opened>(() => ({ kept: findKeptPass(token), refusal: null }))
  const ask = useCallback(async () => {
    const answer = await call(endpoint, { body: { token } })
    if (answer.ok) {
      const kept = { pass: answer.value, askedAt: now() }
      keepPass(token, kept)
      setOpened({ kept, refusal: null })
    } else if (answer.refusal === "wrong-pass-link") {
      forgetPass(token)
      setOpened({ kept: null, refusal: answer.refusal })
    } else setOpened(({ kept }) => ({ kept, refusal: answer.refusal }))
  }, [token])
  useEffect(() => {
    const askWhenSeen = () => {
      if (document.visibilityState === "visible") void ask()
    }
    askWhenSeen()
    const timer = setInterval(askWhenSeen, ASK_AGAIN_MS)
    document.addEventListener("visibilitychange", askWhenSeen)
    window.addEventListener("online", askWhenSeen)
    return () => {
      clearInterval(timer)
      document.removeEventListener("visibilitychange", askWhenSeen)
      window.removeEventListener("online", askWhenSeen)
    }
  }, [ask])
  return { ...opened, ask: () => void ask() }
}
