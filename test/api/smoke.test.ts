import { afterAll, beforeAll, expect, it } from "vitest"
import { getHealth } from "../../src/contract/health.ts"
import { getSession } from "../../src/contract/access.ts"
import { startTestApp, type TestApp } from "../support/app.ts"

let app: TestApp
beforeAll(async () => { app = await startTestApp() })
afterAll(() => app.stop())
it("lives", async () => {
  console.log(await app.nobody().call(getHealth))
  const head = await app.signedIn("head")
  console.log(await head.call(getSession))
  console.log(JSON.stringify(app.openApi()).slice(0, 300))
})
