import { createContext, useContext, useSyncExternalStore } from "react"
import type { RoundDevice, RoundView } from "../device/open-round.ts"

/** What the page's screens share. */
export type Round = {
  readonly device: RoundDevice
  /** Sends now what waits. */
  readonly nudge: () => void
  /** Whether the browser promised to keep what is stored; null before it answered. */
  readonly isStorageKept: boolean | null
  readonly isReadyOffline: () => boolean
}

export const RoundContext = createContext<Round | null>(null)

export function useRound(): Round {
  const round = useContext(RoundContext)
  if (round === null) throw new Error("there is no round")
  return round
}

export function useRoundView(): RoundView {
  const { device } = useRound()
  return useSyncExternalStore(device.subscribe, device.view)
}
