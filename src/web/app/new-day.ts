import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import type { Endpoint } from "../../contract/endpoint.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { today } from "../parts/days.ts"
import { refreshAll } from "./query.ts"

const MINUTE_MS = 60_000

/** Reads anew once it is a later day than the one shown: a screen that stands all night hears of no change at midnight. */
export function useNewDay(shown: PlainDate | undefined, endpoint: Endpoint): void {
  const client = useQueryClient()
  useEffect(() => {
    if (shown === undefined) return
    const timer = setInterval(() => {
      if (today() > shown) void refreshAll(client, [endpoint])
    }, MINUTE_MS)
    return () => clearInterval(timer)
  }, [client, shown, endpoint])
}
