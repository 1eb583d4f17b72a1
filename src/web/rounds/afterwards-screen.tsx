import "./rounds.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { type FormEvent, useState } from "react"
import { listPaperLines } from "../../contract/rounds.ts"
import { parsePlainDate } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { dayText, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { AfterwardsLine } from "./afterwards-line.tsx"
import { useBasis } from "./basis.ts"
import { focusLine } from "./focus-line.ts"
import { FreeLine } from "./free-line.tsx"

const route = getRouteApi("/framed/rounds/afterwards")

/** What was written on paper, entered line by line at its own time. */
export function AfterwardsScreen() {
  const { t, language } = useWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const day = parsePlainDate(search.day ?? "") ?? today()
  const basis = useBasis()
  const { data, error } = useAsk(listPaperLines, { day }, { live: true })
  const lines = data?.lines ?? []
  const left = lines.filter((line) =>
    line.statuses.some((status) => status !== "fine" && status !== "not-fine"),
  )
  return (
    <Page
      title={t("afterwards.title")}
      intro={t("afterwards.intro")}
      back={
        <Link to="/rounds" search={{ day }}>
          {t("paper.back")}
        </Link>
      }
    >
      <div className="round-choice">
        <TextField
          type="date"
          label={t("afterwards.day")}
          value={day}
          onChange={(text) => parsePlainDate(text) !== null && void navigate({ search: { day: text } })}
        />
        <TextField
          label={t("rounds.by")}
          autoComplete="off"
          maxLength={80}
          value={basis.by}
          onChange={(by) => basis.set({ by })}
        />
        <Jump />
      </div>
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data && lines.length === 0 && (
        <EmptyNote title={t("afterwards.none", { day: dayText(day, language) })}>
          <p>{t("afterwards.noneHint")}</p>
        </EmptyNote>
      )}
      {lines.length > 0 && (
        <>
          <p role="status" className="round-counts">
            {t("afterwards.counts", { all: lines.length, left: left.length })}
          </p>
          <ol className="afterwards-lines">
            {lines.map((line) => (
              <AfterwardsLine key={line.number} line={line} day={day} basis={basis} />
            ))}
          </ol>
        </>
      )}
      <section className="section" aria-labelledby="free-line">
        <h2 id="free-line">{t("afterwards.free")}</h2>
        <p className="quiet">{t("afterwards.freeHint")}</p>
        <FreeLine day={day} basis={basis} />
      </section>
    </Page>
  )
}

/** Goes to the line whose number is typed. */
function Jump() {
  const { t } = useWords()
  const [number, setNumber] = useState("")
  const jump = (event: FormEvent) => {
    event.preventDefault()
    const line = document.getElementById(`line-${number.trim()}`)
    focusLine(line)
    line?.scrollIntoView({ block: "center" })
    if (line) setNumber("")
  }
  return (
    <form className="row" onSubmit={jump}>
      <TextField
        label={t("afterwards.number")}
        inputMode="numeric"
        maxLength={4}
        value={number}
        onChange={setNumber}
      />
      <Button type="submit">{t("afterwards.jump")}</Button>
    </form>
  )
}
