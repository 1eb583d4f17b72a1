import { renderSVG } from "uqr"
import { dayOf, type Instant } from "../../core/kit/dates.ts"
import { fingerprintGroups } from "./fingerprint.ts"
import { pageStyle } from "./page-style.ts"
import { type Device, devices, type PageLanguage, type PageWords } from "./page-words.ts"
import { wordsEn } from "./page-words-en.ts"
import { wordsZh } from "./page-words-zh.ts"

const pageWords: Readonly<Record<PageLanguage, PageWords>> = { zh: wordsZh, en: wordsEn }

export type CertificatePage = {
  readonly language: PageLanguage
  /** The one that asks, whose steps stand open. */
  readonly device: Device
  readonly names: readonly string[]
  readonly der: Buffer
  readonly until: Instant
  /** Where the product is, and where this page is. */
  readonly home: string
  readonly self: string
}

/** The page that hands an authority's certificate to phones: a whole document that needs no script and no other file. */
export function certificatePage(page: CertificatePage): string {
  const words = pageWords[page.language]
  const facts = factsOf(page)
  return `<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title} · 守望</title>
<style>${pageStyle}</style>
</head>
<body>
<header><b>守望</b><a href="?lang=${page.language === "zh" ? "en" : "zh"}" lang="${page.language === "zh" ? "en" : "zh-CN"}">${words.otherLanguage}</a></header>
<main>
<div class="screen">
<h1>${words.title}</h1>
<p>${words.lead(`<a class="address" href="${page.home}">${page.home}</a>`)}</p>
<p class="hint">${words.browserFirst}</p>
<h2>${words.stepsTitle}</h2>
${devices.map((device) => stepsOf(device, words, device === page.device)).join("\n")}
<h2>${words.compareTitle}</h2>
<p>${words.compare}</p>
${facts.fingerprint}
<h2>${words.doneTitle}</h2>
<p><a class="button" href="${page.home}">${words.open}</a></p>
<h2>${words.meansTitle}</h2>
<p>${words.means(facts.names, facts.until)}</p>
<h2>${words.shareTitle}</h2>
<p>${words.share}</p>
<div class="sheet">${facts.code}</div>
<p class="address">${page.self}</p>
</div>
${sheetOf(words, page, facts)}
</main>
</body>
</html>
`
}

/** What hangs on the wall: only paper shows it. */
function sheetOf(words: PageWords, page: CertificatePage, facts: Facts): string {
  return `<div class="paper sheet">
<h1>${words.sheetTitle}</h1>
${facts.code}
<p class="address">${page.self}</p>
<ol>${words.sheetLead.map((line) => `<li>${line}</li>`).join("")}</ol>
${facts.fingerprint}
<p class="foot">${words.sheetFoot(facts.names, facts.until)}</p>
</div>`
}

function stepsOf(device: Device, words: PageWords, isOpen: boolean): string {
  const { title, take, steps, remove } = words.devices[device]
  const file = device === "iphone" ? "/certificate.mobileconfig" : "/certificate.crt"
  return `<details${isOpen ? " open" : ""}><summary>${title}</summary><div>
<a class="button" href="${file}">${take}</a>
<ol>${steps.map((step) => `<li>${step}</li>`).join("")}</ol>
<p><b>${words.removeTitle}</b>: ${remove}</p>
</div></details>`
}

type Facts = {
  readonly names: string
  readonly until: string
  readonly fingerprint: string
  readonly code: string
}

function factsOf({ language, names, der, until, self }: CertificatePage): Facts {
  const words = pageWords[language]
  const groups = fingerprintGroups(der).map((group) => `<span>${group}</span>`)
  return {
    names: names.join(language === "zh" ? "、" : ", "),
    until: dayOf(until),
    fingerprint: `<p class="fingerprint" role="group" aria-label="${words.fingerprint}">${groups.join(" ")}</p>`,
    code: renderSVG(self, { ecc: "M", border: 2 }).replace(
      "<svg ",
      `<svg role="img" aria-label="${words.code}" `,
    ),
  }
}
