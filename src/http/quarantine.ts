import type { BodyOf } from "../contract/endpoint.ts"
import * as contract from "../contract/quarantine.ts"
import { parsePlainDate } from "../core/kit/dates.ts"
import type { CaseStep } from "../core/quarantine/case-step.ts"
import { findCases } from "../service/quarantine/find-cases.ts"
import { getCase } from "../service/quarantine/get-case.ts"
import { listCases } from "../service/quarantine/list-cases.ts"
import { moveCase } from "../service/quarantine/move-case.ts"
import { printCase } from "../service/quarantine/print-case.ts"
import { refuse } from "../service/refusal.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** Cases of home quarantine: listed, looked at, moved on by the office and by the doctor, printed. */
export function quarantineRoutes(site: Site): void {
  route(site, contract.listCases, ({ context, query }) => listCases(context, query))
  route(site, contract.findCases, ({ context, body }) => findCases(context, body))
  route(site, contract.getCase, ({ context, query }) => getCase(context, query))
  route(site, contract.moveCase, async ({ context, body }) => {
    const step = readStep(body.step)
    return step === null ? refuse("bad-input", "step") : moveCase(context, "run-cases", { ...body, step })
  })
  route(site, contract.signCase, async ({ context, body }) => {
    const step = readStep(body.step)
    return step === null ? refuse("bad-input", "step") : moveCase(context, "sign-health", { ...body, step })
  })
  route(site, contract.printCase, ({ context, body }) => printCase(context, body))
}

/** The step with its days read; null where one is no day, such as 30 February. */
function readStep(given: BodyOf<typeof contract.moveCase>["step"]): CaseStep | null {
  switch (given.move) {
    case "give-notice":
    case "sign-undertaking": {
      const on = parsePlainDate(given.on)
      return on === null ? null : { ...given, on }
    }
    case "extend": {
      const until = parsePlainDate(given.until)
      return until === null ? null : { ...given, until }
    }
    default:
      return given
  }
}
