import * as contract from "../contract/findings.ts"
import { compareRecords } from "../service/reconcile/compare-records.ts"
import {
  beginDoublesSearch,
  cancelDoublesSearch,
  getDoublesSearch,
} from "../service/reconcile/doubles-search-desk.ts"
import { endFindings } from "../service/reconcile/end-findings.ts"
import { findSimilar } from "../service/reconcile/find-similar.ts"
import { keepApart } from "../service/reconcile/keep-apart.ts"
import { listFindings } from "../service/reconcile/list-findings.ts"
import { listMerges } from "../service/reconcile/list-merges.ts"
import { mergePeople } from "../service/reconcile/merge-people.ts"
import { reopenFindings } from "../service/reconcile/reopen-findings.ts"
import { makeFindingSeeker } from "../service/reconcile/seek-findings.ts"
import { seekFindingsNow } from "../service/reconcile/seek-findings-now.ts"
import { undoMerge } from "../service/reconcile/undo-merge.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** What does not agree, records that are one person, and who somebody may be while they are typed in. */
export function findingRoutes(site: Site): void {
  const { matcher, doubles } = site.options
  const findings = makeFindingSeeker(matcher)
  route(site, contract.listFindings, ({ context, query }) => listFindings(context, query))
  route(site, contract.seekFindings, ({ context, body }) => seekFindingsNow(context, body, findings))
  route(site, contract.getDoublesSearch, ({ context }) => getDoublesSearch(context, doubles))
  route(site, contract.beginDoublesSearch, ({ context, body }) => beginDoublesSearch(context, body, doubles))
  route(site, contract.cancelDoublesSearch, ({ context, body }) =>
    cancelDoublesSearch(context, body, doubles),
  )
  route(site, contract.endFindings, ({ context, body }) => endFindings(context, body))
  route(site, contract.reopenFindings, ({ context, body }) => reopenFindings(context, body))
  route(site, contract.compareRecords, ({ context, query }) => compareRecords(context, query, matcher))
  route(site, contract.mergePeople, ({ context, body }) => mergePeople(context, body))
  route(site, contract.undoMerge, ({ context, body }) => undoMerge(context, body))
  route(site, contract.listMerges, ({ context }) => listMerges(context))
  route(site, contract.keepApart, ({ context, body }) => keepApart(context, body))
  route(site, contract.findSimilar, ({ context, body }) => findSimilar(context, body))
}
