import { build, holdingBuild } from "./build/build.mjs"
import { orExplain } from "./build/launch.mjs"

// npm run build: everything anew.
await orExplain(() => holdingBuild(() => build(["server", "screens"])))
