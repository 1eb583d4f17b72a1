import { groupedPassNumber } from "../../core/gate/pass-number.ts"
import { dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import { daySpanText } from "../parts/day-span.ts"
import { fullDayText, momentText, today } from "../parts/days.ts"
import { switchLanguage, useWords } from "../parts/i18n.ts"
import { PassMark } from "../parts/pass-mark.tsx"
import { QrCode } from "../parts/qr-code.tsx"
import type { OwnPass } from "./kept-pass.ts"
import { useOwnPass } from "./use-own-pass.ts"

/** The holder's pass on their own phone: one thing on the screen, to be held before the guard. */
export function OwnPassPage({ token }: { token: string }) {
  const { t, language } = useWords()
  const { kept, refusal, ask } = useOwnPass(token)
  return (
    <div className="own-pass">
      <header className="own-pass-head">
        <strong>{kept?.pass.neighbourhood ?? t("ownPass.product")}</strong>
        <button type="button" onClick={() => switchLanguage(language === "zh" ? "en" : "zh")}>
          {t("ownPass.otherLanguage")}
        </button>
      </header>
      <main>
        {kept === null && refusal === null && <p role="status">{t("ownPass.waiting")}</p>}
        {kept !== null && <Pass pass={kept.pass} />}
        {refusal !== null && (
          <div className="own-pass-note" role="status">
            <p>{t(`ownPass.${noteOf(refusal, kept !== null)}`)}</p>
            {!isWrongLink(refusal) && (
              <button type="button" onClick={ask}>
                {t("ownPass.again")}
              </button>
            )}
          </div>
        )}
        {kept !== null && (
          <p className="own-pass-asked">{t("ownPass.asOf", { at: momentText(kept.askedAt, language) })}</p>
        )}
      </main>
    </div>
  )
}

function noteOf(refusal: string, isKept: boolean): string {
  if (isWrongLink(refusal)) return "wrongLink"
  return isKept ? "offline" : "offlineEmpty"
}

/** Another link, or one that was copied in part. */
function isWrongLink(refusal: string): boolean {
  return refusal === "wrong-pass-link" || refusal === "bad-input"
}

function Pass({ pass }: { pass: OwnPass }) {
  const { t, language } = useWords()
  const standing = standingOf(pass)
  return (
    <article
      className={`own-pass-card own-pass-${standing === null ? pass.kind : "stopped-card"}`}
      aria-label={t("ownPass.title")}
    >
      <h1>
        <PassMark kind={pass.kind} /> {t(`passKind.${pass.kind}`)}
      </h1>
      {standing === null ? (
        <QrCode text={pass.code} label={t("ownPass.code")} />
      ) : (
        <div className="own-pass-stopped" role="alert">
          <strong>{t(`ownPass.stopped.${standing}.what`)}</strong>
          <p>{t(`ownPass.stopped.${standing}.do`)}</p>
        </div>
      )}
      <p className="own-pass-number">
        <span className="unseen">{t("ownPass.number")}</span>
        <span className="pass-number">{groupedPassNumber(pass.number)}</span>
      </p>
      <p className="own-pass-days">
        {daySpanText(pass.from as PlainDate, pass.until as PlainDate, language)}
      </p>
      {standing === null && <p className="own-pass-hint">{t("ownPass.brighter")}</p>}
      <Parcels parcels={pass.parcels} />
    </article>
  )
}

/** Why a pass is no good; null while it is. What was kept is looked at by today's day. */
function standingOf(pass: OwnPass): "lost" | "suspended" | "void" | "over" | null {
  if (pass.status !== "issued") return pass.status
  return today() > pass.until || pass.code === "" ? "over" : null
}

function Parcels({ parcels }: Pick<OwnPass, "parcels">) {
  const { t, language } = useWords()
  if (parcels.length === 0) return null
  return (
    <section className="own-pass-parcels">
      <h2>{t("ownPass.parcels")}</h2>
      <ul>
        {parcels.map(({ post, shelf, count, since }) => (
          <li key={`${post} ${shelf} ${since}`}>
            {t("ownPass.parcel", { post, shelf, count, day: fullDayText(dayOf(since as Instant), language) })}
          </li>
        ))}
      </ul>
    </section>
  )
}
