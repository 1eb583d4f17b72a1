import { useCallback, useEffect, useState } from "react"
import { type Camera, type CameraRefusal, openCamera } from "./camera.ts"

export type CameraState =
  | { readonly is: "asking" }
  | { readonly is: "on"; readonly camera: Camera }
  | { readonly is: "off"; readonly refusal: CameraRefusal }

/** The camera while the page is seen: a phone in a pocket films nothing. `again` asks anew after a refusal. */
export function useCamera(): { state: CameraState; again: () => void } {
  const [state, setState] = useState<CameraState>({ is: "asking" })
  const [asked, setAsked] = useState(0)
  const isSeen = usePageSeen()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` counts the times that the person wants it tried again
  useEffect(() => {
    if (!isSeen) return
    let camera: Camera | null = null
    let isOver = false
    setState({ is: "asking" })
    void openCamera().then((opened) => {
      if (!opened.ok) return isOver || setState({ is: "off", refusal: opened.refusal })
      if (isOver) return opened.camera.close()
      camera = opened.camera
      // unplugged, or taken away by the phone for a call
      const track = camera.stream.getVideoTracks()[0]
      track?.addEventListener("ended", () => isOver || setState({ is: "off", refusal: "taken" }))
      setState({ is: "on", camera })
    })
    return () => {
      isOver = true
      camera?.close()
    }
  }, [isSeen, asked])
  return { state, again: useCallback(() => setAsked((before) => before + 1), []) }
}

function usePageSeen(): boolean {
  const [isSeen, setSeen] = useState(!document.hidden)
  useEffect(() => {
    const look = () => setSeen(!document.hidden)
    document.addEventListener("visibilitychange", look)
    return () => document.removeEventListener("visibilitychange", look)
  }, [])
  return isSeen
}
