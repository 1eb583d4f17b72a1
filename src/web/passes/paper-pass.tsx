import { groupedPassNumber } from "../../core/gate/pass-number.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { daySpanText } from "../parts/day-span.ts"
import { useWords } from "../parts/i18n.ts"
import { PassMark } from "../parts/pass-mark.tsx"
import { QrCode } from "../parts/qr-code.tsx"
import type { Printed } from "./pass-type.ts"

/** A pass on paper: read by a guard at arm's length, by a scanner, and by who has no phone. */
export function PaperPass({ pass, neighbourhood }: { pass: Printed; neighbourhood: string }) {
  const { t, language } = useWords()
  const number = groupedPassNumber(pass.number)
  return (
    <article className={`paper-pass paper-${pass.kind}`}>
      <header>
        <span className="paper-pass-kind">
          <PassMark kind={pass.kind} /> {t(`passKind.${pass.kind}`)}
        </span>
        <span className="paper-pass-from">
          {neighbourhood} {t("passSheet.heading")}
        </span>
      </header>
      <div className="paper-pass-code">
        <QrCode text={pass.code} label={t("passSheet.code", { number: pass.number })} />
      </div>
      <div className="paper-pass-text">
        <p className="paper-pass-door">{pass.door}</p>
        <p className="paper-pass-holder">{pass.holder}</p>
        <p className="paper-pass-number">
          <span>{t("passSheet.number")}</span> <strong className="pass-number">{number}</strong>
        </p>
        <p className="paper-pass-days">
          {daySpanText(pass.from as PlainDate, pass.until as PlainDate, language)}
        </p>
      </div>
      <footer>{t("passSheet.foot")}</footer>
    </article>
  )
}
