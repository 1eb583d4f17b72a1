import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react"
import type { Camera } from "./camera.ts"
import { type Sight, watchAfter, watchFrame } from "./code-watch.ts"
import { holdScanner } from "./held-scanner.ts"
import { frameOf } from "./video-frame.ts"

/** What a way of reading tells the page. */
export type CodeListener = {
  /** Once for each code, until it has left the picture. */
  onCode: (text: string) => void
  /** Something like a code is there and cannot be read; its picture only where it may be kept. */
  onDamaged: (picture: Blob | null) => void
  keepDamagedFrame: boolean
}

/**
 * Reads the camera's video while it runs; answers whether this browser can read codes at all. `told`: what the page
 * was told before this, which may be in the picture still.
 */
export function useScannedVideo(
  video: RefObject<HTMLVideoElement | null>,
  camera: Camera | null,
  { onCode, onDamaged, keepDamagedFrame }: CodeListener,
  told: Sight,
): { isBroken: boolean } {
  const [isBroken, setBroken] = useState(false)
  const watch = useRef(watchAfter(told))
  const tellCode = useEffectEvent(onCode)
  const tellDamage = useEffectEvent(async (picture: () => Promise<Blob | null>) =>
    onDamaged(keepDamagedFrame ? await picture() : null),
  )
  useEffect(() => {
    if (camera === null || video.current === null) return
    const { scanner, release } = holdScanner()
    const frame = frameOf(video.current)
    let isOver = false
    const readOn = async () => {
      while (!isOver) {
        await nextPainting()
        const pixels = frame.pixels()
        if (pixels === null) continue
        const answer = await scanner.readFrame(pixels)
        if (isOver) return
        if ("refusal" in answer && answer.refusal === "broken") return setBroken(true)
        const seen = watchFrame(watch.current, answer, performance.now())
        watch.current = seen.watch
        if (seen.sight?.saw === "code") tellCode(seen.sight.text)
        if (seen.sight?.saw === "damage") await tellDamage(frame.picture)
      }
    }
    void readOn()
    return () => {
      isOver = true
      release()
    }
  }, [camera, video])
  return { isBroken }
}

function nextPainting(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => done()))
}
