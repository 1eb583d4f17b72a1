import "../parts/tokens.css"
import "../parts/base.css"
import "../parts/notes.css"
import "../parts/parts.css"
import "../parts/small-page.css"
import "./join.css"
import { createRoot } from "react-dom/client"
import { JoinPage } from "./join-page.tsx"
import { markLanguage } from "./small-words.ts"

const root = document.getElementById("root")
if (root === null) throw new Error("join.html has no #root")

markLanguage()
// the secret stands behind the # alone: no server's log and no other site ever gets it
const key = () => location.hash.slice(1)
const screen = createRoot(root)
const draw = () => screen.render(<JoinPage key={key()} joinKey={key()} />)
window.addEventListener("hashchange", draw)
draw()
