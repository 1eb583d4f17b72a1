import { readdirSync, readFileSync } from "node:fs"
import { launchBrowser } from "./browser.ts"

const lang = process.argv[2]
const per = 8
const b = await launchBrowser()
const fs = readdirSync("/tmp/shots").filter((f) => f.startsWith(lang + "-"))
for (let k = 0; k < fs.length; k += per) {
  const p = await b.newPage({ viewport: { width: 1480, height: 1320 } })
  await p.setContent(
    `<body style="margin:0;background:#777;display:grid;grid-template-columns:repeat(4,360px);gap:10px">` +
      fs
        .slice(k, k + per)
        .map(
          (f) =>
            `<img width=360 height=640 src="data:image/png;base64,${readFileSync("/tmp/shots/" + f).toString("base64")}">`,
        )
        .join(""),
  )
  await p.waitForTimeout(300)
  await p.screenshot({ path: `/tmp/shots/sheet-${lang}-${k / per}.png` })
}
await b.close()
