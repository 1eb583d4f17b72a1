import "./scan.css"
import { useEffect, useRef, useState } from "react"
import { useWords } from "../parts/i18n.ts"
import type { Camera } from "./camera.ts"
import type { Sight } from "./code-watch.ts"
import { PhotoScan } from "./photo-scan.tsx"
import { useCamera } from "./use-camera.ts"
import { type CodeListener, useScannedVideo } from "./use-scanned-video.ts"

/** Reads codes by the camera; where there is none to be had it says why and offers a photo instead. */
export function CameraScan({ told = null, ...listener }: CodeListener & { told?: Sight }) {
  const { t } = useWords()
  const { state, again } = useCamera()
  const video = useRef<HTMLVideoElement>(null)
  const camera = state.is === "on" ? state.camera : null
  const { isBroken } = useScannedVideo(video, camera, listener, told)
  useEffect(() => {
    if (video.current) video.current.srcObject = camera?.stream ?? null
  }, [camera])
  if (isBroken) return <ScanNote title={t("scan.off.broken.what")} hint={t("scan.off.broken.do")} />
  if (state.is === "off") {
    return (
      <div className="scan-off">
        <ScanNote title={t(`scan.off.${state.refusal}.what`)} hint={t(`scan.off.${state.refusal}.do`)} />
        <PhotoScan {...listener} />
        {state.refusal !== "insecure" && (
          <button type="button" className="scan-button" onClick={again}>
            {t("scan.again")}
          </button>
        )}
      </div>
    )
  }
  return (
    <div className="scan-camera">
      {/* an iPhone plays a video inside the page only when it is silent and told so */}
      <video ref={video} className="scan-video" autoPlay playsInline muted aria-label={t("scan.picture")} />
      <div className="scan-aim" aria-hidden="true" />
      <p className="scan-hint" role="status">
        {state.is === "asking" ? t("scan.asking") : t("scan.aim")}
      </p>
      {camera && <TorchButton key={camera.stream.id} camera={camera} />}
    </div>
  )
}

function ScanNote({ title, hint }: { title: string; hint: string }) {
  return (
    <div className="scan-note" role="alert">
      <strong>{title}</strong>
      <p>{hint}</p>
    </div>
  )
}

function TorchButton({ camera: { switchTorch } }: { camera: Camera }) {
  const { t } = useWords()
  const [isOn, setOn] = useState(false)
  if (switchTorch === null) return null
  const turn = async () => {
    try {
      await switchTorch(!isOn)
      setOn(!isOn)
    } catch {
      // a phone that is too hot or nearly empty leaves its light as it is
    }
  }
  return (
    <button type="button" className="scan-button scan-torch" aria-pressed={isOn} onClick={turn}>
      {isOn ? t("scan.torchOff") : t("scan.torchOn")}
    </button>
  )
}
