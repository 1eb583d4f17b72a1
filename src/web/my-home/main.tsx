import "../parts/tokens.css"
import "../parts/base.css"
import "../parts/parts.css"
import "../parts/own-data.css"
import "./my-home.css"
import { createRoot } from "react-dom/client"
import { startWords } from "../parts/i18n.ts"
import { registerWorker } from "../parts/register-worker.ts"
import { MyHomePage } from "./my-home-page.tsx"
import { words as en } from "./words-en.ts"
import { words as zh } from "./words-zh.ts"

const root = document.getElementById("root")
if (root === null) throw new Error("my-home.html has no #root")

startWords({ zh, en })
// the secret stands behind the # alone: no server's log and no other site ever gets it
const key = () => location.hash.slice(1)
const screen = createRoot(root)
const draw = () => screen.render(<MyHomePage key={key()} homeKey={key()} />)
window.addEventListener("hashchange", draw)
draw()

registerWorker("/my-home")
