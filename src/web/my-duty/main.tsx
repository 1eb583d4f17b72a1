import "../parts/tokens.css"
import "../parts/base.css"
import "../parts/notes.css"
import "../parts/parts.css"
import "../parts/small-page.css"
import "./my-duty.css"
import { createRoot } from "react-dom/client"
import { registerWorker } from "../parts/register-worker.ts"
import { MyDutyPage } from "./my-duty-page.tsx"
import { markLanguage } from "./small-words.ts"

const root = document.getElementById("root")
if (root === null) throw new Error("my-duty.html has no #root")

markLanguage()
// the secret stands behind the # alone: no server's log and no other site ever gets it
const key = () => location.hash.slice(1)
const screen = createRoot(root)
const draw = () => screen.render(<MyDutyPage key={key()} dutyKey={key()} />)
window.addEventListener("hashchange", draw)
// loaded anew the page begins at the start, where stands what there is to be told
history.replaceState(null, "")
draw()

registerWorker("/my-duty")
