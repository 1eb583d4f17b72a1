import "./rounds.css"
import "./paper.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useState } from "react"
import { printPaperPack } from "../../contract/rounds.ts"
import { addDays, parsePlainDate } from "../../core/kit/dates.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { dayWithWeekday, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { EmptyNote, ErrorNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { PaperSheets } from "./paper-sheets.tsx"
import type { Pack } from "./round-type.ts"

const route = getRouteApi("/framed/rounds/paper")

/** The paper pack of a day: fetched on a press, since it has names in full, and that is written down. */
export function PaperScreen() {
  const { t, language } = useWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const day = parsePlainDate(search.day ?? "") ?? addDays(today(), 1)
  const { tell, busy, refused } = useTell(printPaperPack)
  const [pack, setPack] = useState<Pack | null>(null)
  const fetchPack = async () => {
    const answer = await tell({ day })
    setPack(answer.ok ? answer.value : null)
  }
  const isShown = pack?.day === day
  return (
    <Page
      title={t("paper.title")}
      intro={t("paper.intro")}
      back={<Link to="/rounds">{t("paper.back")}</Link>}
      actions={
        isShown && (
          <Button kind="main" onClick={() => window.print()}>
            {t("paper.print")}
          </Button>
        )
      }
    >
      <div className="round-choice no-print">
        <TextField
          type="date"
          label={t("paper.day")}
          value={day}
          onChange={(text) => parsePlainDate(text) !== null && void navigate({ search: { day: text } })}
        />
        <Button kind={isShown ? "plain" : "main"} busy={busy} onClick={() => void fetchPack()}>
          {t("paper.fetch", { day: dayWithWeekday(day, language) })}
        </Button>
      </div>
      {refused && <ErrorNote refusal={refused.refusal} />}
      {pack && isShown ? (
        <PaperSheets pack={pack} />
      ) : (
        <EmptyNote title={t("paper.none")}>
          <p>{t("paper.noneHint")}</p>
        </EmptyNote>
      )}
    </Page>
  )
}
