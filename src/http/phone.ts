import * as contract from "../contract/phone.ts"
import { addFirstAnswers } from "../service/phone/add-first-answers.ts"
import { addVerificationList } from "../service/phone/add-verification-list.ts"
import { correctCall } from "../service/phone/correct-call.ts"
import { endAnswer } from "../service/phone/end-answer.ts"
import { getCallStatistics } from "../service/phone/get-call-statistics.ts"
import { getHeldCall } from "../service/phone/get-held-call.ts"
import { listAnswers } from "../service/phone/list-answers.ts"
import { listCalls } from "../service/phone/list-calls.ts"
import { listCallsToMake } from "../service/phone/list-calls-to-make.ts"
import { logCall } from "../service/phone/log-call.ts"
import { recogniseCaller } from "../service/phone/recognise-caller.ts"
import { releaseCall } from "../service/phone/release-call.ts"
import { saveAnswer } from "../service/phone/save-answer.ts"
import { saveCallOutcome } from "../service/phone/save-call-outcome.ts"
import { settleOneCall } from "../service/phone/settle-one-call.ts"
import { takeCall } from "../service/phone/take-call.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** The phone: calls that come in, answers, calls to make. */
export function phoneRoutes(site: Site): void {
  route(site, contract.recogniseCaller, ({ context, body }) => recogniseCaller(context, body))
  route(site, contract.logCall, ({ context, body }) => logCall(context, body))
  route(site, contract.listCalls, ({ context, query }) => listCalls(context, query))
  route(site, contract.correctCall, ({ context, body }) => correctCall(context, body))
  route(site, contract.settleOneCall, ({ context, body }) => settleOneCall(context, body))
  route(site, contract.getCallStatistics, ({ context, query }) => getCallStatistics(context, query))
  route(site, contract.listAnswers, ({ context }) => listAnswers(context))
  route(site, contract.saveAnswer, ({ context, body }) => saveAnswer(context, body))
  route(site, contract.endAnswer, ({ context, body }) => endAnswer(context, body))
  route(site, contract.addFirstAnswers, ({ context, body }) => addFirstAnswers(context, body))
  route(site, contract.listCallsToMake, ({ context }) => listCallsToMake(context))
  route(site, contract.takeCall, ({ context, body }) => takeCall(context, body))
  route(site, contract.getHeldCall, ({ context, query }) => getHeldCall(context, query))
  route(site, contract.releaseCall, ({ context, body }) => releaseCall(context, body))
  route(site, contract.saveCallOutcome, ({ context, body }) => saveCallOutcome(context, body))
  route(site, contract.addVerificationList, ({ context, body }) => addVerificationList(context, body))
}
