import type { Pixels } from "./grey.ts"

/** Eight pixels to a square of a pass that fills two thirds of it; more would only be slower. */
const SIDE = 640

/** The middle square of a video, where the person aims. */
export type VideoFrame = {
  /** Null while the video has no picture yet. */
  readonly pixels: () => Pixels | null
  /** What `pixels` gave last, as a file. */
  readonly picture: () => Promise<Blob | null>
}

export function frameOf(video: HTMLVideoElement): VideoFrame {
  const canvas = document.createElement("canvas")
  const brush = canvas.getContext("2d", { willReadFrequently: true })
  return {
    pixels: () => {
      const { videoWidth: width, videoHeight: height } = video
      const from = Math.min(width, height)
      if (brush === null || from === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null
      const side = Math.min(from, SIDE)
      if (canvas.width !== side) canvas.width = canvas.height = side
      brush.drawImage(video, (width - from) / 2, (height - from) / 2, from, from, 0, 0, side, side)
      return brush.getImageData(0, 0, side, side)
    },
    picture: () => new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8)),
  }
}
