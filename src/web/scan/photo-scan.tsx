import "./scan.css"
import { useEffect, useRef, useState } from "react"
import { useWords } from "../parts/i18n.ts"
import { holdScanner } from "./held-scanner.ts"
import type { ScanAnswer, Scanner } from "./scanner.ts"
import type { CodeListener } from "./use-scanned-video.ts"

type PhotoState = "waiting" | "reading" | "no-code" | "damaged" | "not-a-picture" | "broken"

/** Reads a code in a photo that the phone's own camera takes: the way that works without leave and without https. */
export function PhotoScan({ onCode, onDamaged, keepDamagedFrame }: CodeListener) {
  const { t } = useWords()
  const [state, setState] = useState<PhotoState>("waiting")
  const scanner = useScanner()
  const read = async (input: HTMLInputElement) => {
    const photo = input.files?.[0]
    // so that the same photo, chosen again, is a change too
    input.value = ""
    if (photo === undefined || scanner.current === null) return
    setState("reading")
    const answer = await scanner.current.readPhoto(photo)
    if (scanner.current === null) return
    setState(stateAfter(answer))
    if (answer.read) onCode(answer.text)
    else if ("damaged" in answer && answer.damaged) onDamaged(keepDamagedFrame ? photo : null)
  }
  return (
    <div className="scan-photo">
      <label className="scan-button scan-button-main">
        {state === "reading" ? t("scan.photo.reading") : t("scan.photo.take")}
        <input
          type="file"
          className="unseen"
          accept="image/*"
          capture="environment"
          disabled={state === "reading"}
          onChange={({ target }) => read(target)}
        />
      </label>
      <p className="scan-photo-state" role="status">
        {state === "waiting" || state === "reading" ? "" : t(`scan.photo.${state}`)}
      </p>
    </div>
  )
}

function stateAfter(answer: ScanAnswer): PhotoState {
  if (answer.read) return "waiting"
  if ("damaged" in answer) return answer.damaged ? "damaged" : "no-code"
  return answer.refusal === "not-a-picture" ? "not-a-picture" : "broken"
}

/** Null before the component stands and after it is gone. */
function useScanner() {
  const scanner = useRef<Scanner | null>(null)
  useEffect(() => {
    const held = holdScanner()
    scanner.current = held.scanner
    return () => {
      scanner.current = null
      held.release()
    }
  }, [])
  return scanner
}
