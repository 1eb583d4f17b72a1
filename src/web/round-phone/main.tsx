import "../parts/tokens.css"
import "../parts/base.css"
import "../parts/phone-page.css"
import "./round-phone.css"
import { createRoot } from "react-dom/client"
import { browserEnvironment, touchEnvironment } from "../device/browser-environment.ts"
import { keepInTouch } from "../device/keep-in-touch.ts"
import { openRound } from "../device/open-round.ts"
import { startWords } from "../parts/i18n.ts"
import { registerWorker } from "../parts/register-worker.ts"
import { InsecureNote, NothingKeptNote } from "./plain-notes.tsx"
import { RoundPage } from "./round-page.tsx"
import { type Round, RoundContext } from "./use-round.ts"
import { roundWords } from "./words.ts"

const element = document.getElementById("root")
if (element === null) throw new Error("round.html has no #root")
const root = createRoot(element)
startWords(roundWords)

/** How often the page looks whether the day is over: then the list is deleted, with a network or without. */
const LOOK_MS = 20_000

/** A round on somebody's phone: what it carries is opened first, so that the first drawing is a true one. */
async function start(): Promise<void> {
  if (!window.isSecureContext || crypto.subtle === undefined) return root.render(<InsecureNote />)
  const worker = registerWorker("/round")
  const device = await openRound(browserEnvironment("shouwang-round")).catch(() => null)
  if (device === null) return root.render(<NothingKeptNote />)
  const { nudge } = keepInTouch(device, touchEnvironment(false))
  setInterval(() => void device.refresh().catch(() => undefined), LOOK_MS)
  const draw = (isStorageKept: boolean | null) => {
    const round: Round = { device, nudge, isStorageKept, isReadyOffline: worker.isReady }
    root.render(
      <RoundContext value={round}>
        <RoundPage />
      </RoundContext>,
    )
  }
  draw(null)
  const isKept = await navigator.storage?.persist?.().catch(() => null)
  draw(isKept ?? null)
}

void start()
