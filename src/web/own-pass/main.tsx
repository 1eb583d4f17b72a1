import "../parts/tokens.css"
import "../parts/base.css"
import "../parts/passes.css"
import "./own-pass.css"
import { createRoot } from "react-dom/client"
import { startWords } from "../parts/i18n.ts"
import { registerWorker } from "../parts/register-worker.ts"
import { OwnPassPage } from "./own-pass-page.tsx"
import { words as en } from "./words-en.ts"
import { words as zh } from "./words-zh.ts"

const root = document.getElementById("root")
if (root === null) throw new Error("my-pass.html has no #root")

startWords({ zh, en })
// the secret stands behind the # alone: no server's log and no other site ever gets it
const token = () => location.hash.slice(1)
const screen = createRoot(root)
const draw = () => screen.render(<OwnPassPage key={token()} token={token()} />)
window.addEventListener("hashchange", draw)
draw()

registerWorker("/my-pass")
