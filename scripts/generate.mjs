import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "./build/build.mjs"
import { generateAll } from "./generate/all.mjs"

// npm run generate: writes what is generated and checked in; `npm run check` compares.
for (const [file, text] of Object.entries(await generateAll(root))) {
  writeFileSync(join(root, file), text)
  process.stdout.write(`${file}\n`)
}
