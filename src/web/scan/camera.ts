/**
 * `insecure`: the page came by plain http, where browsers give no camera. `refused`: by the person or the phone.
 * `taken`: another program has it.
 */
export type CameraRefusal = "insecure" | "refused" | "none" | "taken"

export type Camera = {
  readonly stream: MediaStream
  /** Null where the phone has no light that a page may switch. */
  readonly switchTorch: ((on: boolean) => Promise<void>) | null
  readonly close: () => void
}

/** What browsers know of torches. */
type TorchSettings = { torch?: boolean }

/** Opens the camera on the back of the phone; any other where there is none. Whoever opens it closes it. */
export async function openCamera(): Promise<
  { ok: true; camera: Camera } | { ok: false; refusal: CameraRefusal }
> {
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (devices === undefined) return { ok: false, refusal: window.isSecureContext ? "none" : "insecure" }
  try {
    const stream = await devices.getUserMedia({
      audio: false,
      // enough for a code that fills a third of the picture, and not more for an old phone to carry
      video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
    })
    return { ok: true, camera: cameraOf(stream) }
  } catch (error) {
    return { ok: false, refusal: refusalOf(error) }
  }
}

function cameraOf(stream: MediaStream): Camera {
  const [track] = stream.getVideoTracks()
  // older browsers have no such question; newer ones answer more than the types say
  const can = track?.getCapabilities?.() as TorchSettings | undefined
  return {
    stream,
    switchTorch: can?.torch
      ? async (torch) => track?.applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet] })
      : null,
    close: () => {
      for (const each of stream.getTracks()) each.stop()
    },
  }
}

function refusalOf(error: unknown): CameraRefusal {
  const name = error instanceof DOMException ? error.name : ""
  if (name === "NotAllowedError" || name === "SecurityError") return "refused"
  return name === "NotReadableError" || name === "AbortError" ? "taken" : "none"
}
