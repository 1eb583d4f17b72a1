import { createContext, useContext, useSyncExternalStore } from "react"
import type { Device, DeviceView } from "../device/device.ts"

/** What the page as a whole holds. */
export type Post = {
  readonly device: Device
  /** Sends at once. */
  readonly nudge: () => void
  /** What the browser said to keeping our things; null: it was not asked yet, or does not say. */
  readonly isStorageKept: boolean | null
  /** Whether the page starts again without network. */
  readonly isReadyOffline: () => boolean
}

export const PostContext = createContext<Post | null>(null)

export function usePost(): Post {
  const post = useContext(PostContext)
  if (post === null) throw new Error("outside of the gate page")
  return post
}

export function useDeviceView(): DeviceView {
  const { device } = usePost()
  return useSyncExternalStore(device.subscribe, device.view)
}
