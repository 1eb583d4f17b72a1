import { open } from "node:fs/promises"
import type { Grey } from "../../src/web/scan/grey.ts"
import { blurred } from "../../src/web/scan/grey-filters.ts"
import { covered, drawCode, laidOn } from "./code-picture.ts"

/** What is held before the camera, and for how long. */
export type CameraScene = {
  readonly seconds: number
  /** Text of a code, any grey picture, or null for nothing. */
  readonly shows: string | Grey | null
  /** `covered`: mud over the middle, past reading. `blurred`: out of focus, past reading. */
  readonly damage?: "covered" | "blurred"
}

const WIDTH = 640
const HEIGHT = 480
const FRAMES_A_SECOND = 10

/**
 * Writes the scenes, one after the other, as a film for Chromium's fake camera, which plays it again from the start
 * when it ends. `cameraFlags` makes a browser use it.
 */
export async function writeCameraFilm(path: string, scenes: readonly CameraScene[]): Promise<void> {
  const film = await open(path, "w")
  try {
    await film.write(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n`)
    const noColour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
    for (const scene of scenes) {
      const frame = Buffer.concat([Buffer.from("FRAME\n"), pictureOf(scene).data, noColour])
      for (let at = 0; at < scene.seconds * FRAMES_A_SECOND; at += 1) await film.write(frame)
    }
  } finally {
    await film.close()
  }
}

/** For the start of a Chromium that films this instead of the room, and asks nobody for leave. */
export function cameraFlags(film: string): string[] {
  return [
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    `--use-file-for-fake-video-capture=${film}`,
  ]
}

function pictureOf({ shows, damage }: CameraScene): Grey {
  if (shows === null) return laidOn({ data: new Uint8Array(), width: 0, height: 0 }, WIDTH, HEIGHT, 120)
  const code = typeof shows === "string" ? drawCode(shows, { module: moduleOf(shows) }) : shows
  const hurt =
    damage === "covered" ? covered(code, { left: 0.3, top: 0.3, right: 0.75, bottom: 0.75 }, 90) : code
  const picture = laidOn(hurt, WIDTH, HEIGHT, 120)
  return damage === "blurred" ? blurred(blurred(picture, 9), 9) : picture
}

/** As large as it stands in the picture with a little air. */
function moduleOf(text: string): number {
  return Math.max(1, Math.floor((HEIGHT * 0.8) / drawCode(text, { module: 1 }).width))
}
