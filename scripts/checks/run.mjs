import { checkCanaries } from "./canaries.mjs"
import { checkFloors } from "./floors.mjs"
import { checkGenerated } from "./generated.mjs"
import { checkShape } from "./shape.mjs"
import { checkStyle } from "./style.mjs"
import { checkTypes } from "./types.mjs"
import { checkUnused } from "./unused.mjs"

const checks = {
  types: checkTypes,
  style: checkStyle,
  floors: checkFloors,
  unused: checkUnused,
  shape: checkShape,
  canaries: checkCanaries,
  generated: checkGenerated,
}

// node scripts/checks/run.mjs NAME ROOT: one check in a process of its own; its report is JSON on standard output.
const [name = "", root = process.cwd()] = process.argv.slice(2)
const check = Object.entries(checks).find(([key]) => key === name)?.[1]
if (!check) throw new Error(`no check is called ${name}`)
process.stdout.write(JSON.stringify(await check(root)))
