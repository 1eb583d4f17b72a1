import "../parts/tokens.css"
import "../parts/base.css"
import "../parts/phone-page.css"
import "./post.css"
import "./forms.css"
import { createRoot } from "react-dom/client"
import { browserEnvironment, touchEnvironment } from "../device/browser-environment.ts"
import { keepInTouch } from "../device/keep-in-touch.ts"
import { openDevice } from "../device/open-device.ts"
import { startWords } from "../parts/i18n.ts"
import { registerWorker } from "../parts/register-worker.ts"
import { InsecureNote, NothingKeptNote } from "./plain-notes.tsx"
import { PostPage } from "./post-page.tsx"
import { type Post, PostContext } from "./use-post.ts"
import { postWords } from "./words.ts"

const element = document.getElementById("root")
if (element === null) throw new Error("gate.html has no #root")
const root = createRoot(element)
startWords(postWords)

/** The phone as a post: what it keeps is opened first, so that the first drawing is a true one. */
async function start(): Promise<void> {
  if (!window.isSecureContext || crypto.subtle === undefined) return root.render(<InsecureNote />)
  const worker = registerWorker("/gate")
  const device = await openDevice(browserEnvironment("shouwang-gate")).catch(() => null)
  if (device === null) return root.render(<NothingKeptNote />)
  const { nudge } = keepInTouch(device, touchEnvironment(true))
  const draw = (isStorageKept: boolean | null) => {
    const post: Post = { device, nudge, isStorageKept, isReadyOffline: worker.isReady }
    root.render(
      <PostContext value={post}>
        <PostPage />
      </PostContext>,
    )
  }
  draw(null)
  const isKept = await navigator.storage?.persist?.().catch(() => null)
  draw(isKept ?? null)
}

void start()
