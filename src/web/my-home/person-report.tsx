import type { ReportKind } from "../parts/report-values.ts"
import { ReportPage } from "./report-page.tsx"
import { useSay } from "./small-words.ts"
import { useMyHome } from "./use-my-home.ts"

type PersonReportProps = { homeKey: string; kind: ReportKind; name: string; onBack: () => void }

/** A correction or an objection in one's own name: sent with the secret, so that the office knows whose it is. */
export function PersonReport({ homeKey, kind, name, onBack }: PersonReportProps) {
  const { t } = useSay()
  const mine = useMyHome(homeKey)
  return (
    <section>
      <h2>{t(`report.kind.${kind}`)}</h2>
      <ReportPage kind={kind} mine={mine} name={name} onBack={onBack} />
    </section>
  )
}
