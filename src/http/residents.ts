import * as contract from "../contract/residents.ts"
import { addReport } from "../service/residents/add-report.ts"
import { getReport } from "../service/residents/get-report.ts"
import { handOutSecret } from "../service/residents/hand-out-secret.ts"
import { issueCard } from "../service/residents/issue-card.ts"
import { issueCardsOfStairwell } from "../service/residents/issue-cards-of-stairwell.ts"
import { listCards } from "../service/residents/list-cards.ts"
import { listReports } from "../service/residents/list-reports.ts"
import { listSecrets } from "../service/residents/list-secrets.ts"
import { openMyHome } from "../service/residents/open-my-home.ts"
import { openOwnData } from "../service/residents/open-own-data.ts"
import { openReportedNeed } from "../service/residents/open-reported-need.ts"
import { printCards } from "../service/residents/print-cards.ts"
import { revokeCard } from "../service/residents/revoke-card.ts"
import { revokeSecret } from "../service/residents/revoke-secret.ts"
import { saveOfficePhone } from "../service/residents/save-office-phone.ts"
import { sendReport } from "../service/residents/send-report.ts"
import { settleReport } from "../service/residents/settle-report.ts"
import { showOwnData } from "../service/residents/show-own-data.ts"
import { takeObjection } from "../service/residents/take-objection.ts"
import { writeReportedReading } from "../service/residents/write-reported-reading.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** Residents: the page of their home, what they write, their cards and secrets, what is kept of them. */
export function residentRoutes(site: Site): void {
  const perMinute = (max: number) => ({ rateLimit: { max, timeWindow: 60_000 } })
  const page = perMinute(site.limits.homePagesPerMinute)
  const secret = perMinute(site.limits.ownDataPerMinute)
  route(site, contract.openMyHome, ({ context, body }) => openMyHome(context, body), page)
  route(site, contract.sendReport, ({ context, body }) => sendReport(context, body), page)
  route(site, contract.openOwnData, ({ context, body }) => openOwnData(context, body), secret)
  route(site, contract.showOwnData, ({ context, body }) => showOwnData(context, body))
  route(site, contract.listReports, ({ context, query }) => listReports(context, query))
  route(site, contract.getReport, ({ context, query }) => getReport(context, query))
  route(site, contract.addReport, ({ context, body }) => addReport(context, body))
  route(site, contract.settleReport, ({ context, body }) => settleReport(context, body))
  route(site, contract.writeReportedReading, ({ context, body }) => writeReportedReading(context, body))
  route(site, contract.openReportedNeed, ({ context, body }) => openReportedNeed(context, body))
  route(site, contract.takeObjection, ({ context, body }) => takeObjection(context, body))
  route(site, contract.listCards, ({ context, query }) => listCards(context, query))
  route(site, contract.issueCard, ({ context, body }) => issueCard(context, body))
  route(site, contract.issueCardsOfStairwell, ({ context, body }) => issueCardsOfStairwell(context, body))
  route(site, contract.revokeCard, ({ context, body }) => revokeCard(context, body))
  route(site, contract.printCards, ({ context, body }) => printCards(context, body))
  route(site, contract.saveOfficePhone, ({ context, body }) => saveOfficePhone(context, body))
  route(site, contract.listSecrets, ({ context, query }) => listSecrets(context, query))
  route(site, contract.handOutSecret, ({ context, body }) => handOutSecret(context, body))
  route(site, contract.revokeSecret, ({ context, body }) => revokeSecret(context, body))
}
