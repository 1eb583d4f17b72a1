import * as contract from "../contract/policies.ts"
import { addPolicy } from "../service/policy/add-policy.ts"
import { listPolicyHistory } from "../service/policy/list-policy-history.ts"
import { previewPolicy } from "../service/policy/preview-policy.ts"
import { takeBackPolicy } from "../service/policy/take-back-policy.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** The rules: seen by all who work by them, written by the head. */
export function policyRoutes(site: Site): void {
  route(site, contract.listPolicyHistory, ({ context }) => listPolicyHistory(context))
  route(site, contract.previewPolicy, ({ context, body }) => previewPolicy(context, body))
  route(site, contract.addPolicy, ({ context, body }) => addPolicy(context, body))
  route(site, contract.takeBackPolicy, ({ context, body }) => takeBackPolicy(context, body))
}
