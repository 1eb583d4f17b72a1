import "./board.css"
import { Link, useParams, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import { parsePlainDate } from "../../core/kit/dates.ts"
import { fullDayText, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { useShowDay } from "../parts/shown-day.ts"
import { HomeDetails } from "./home-details.tsx"
import { useHome } from "./home-panel.tsx"

/** A home's page by itself: to read at length, to print, to link to. */
export function HomeScreen() {
  const { t, language } = useWords()
  const { id } = useParams({ from: "/framed/home/$id" })
  const search = useSearch({ from: "/framed/home/$id" })
  const on = parsePlainDate(search.on ?? "") ?? today()
  const [purpose, setPurpose] = useState<string | null>(null)
  const { data, error } = useHome(id, on, purpose)
  useShowDay(on)
  return (
    <Page
      title={data?.door ?? ""}
      intro={t("home.day", { day: fullDayText(on, language) })}
      actions={
        <Link to="/" search={{ ...search, home: id }}>
          {t("home.backToMap")}
        </Link>
      }
    >
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data && <HomeDetails heading="h2" home={data} on={on} purpose={purpose} onPurpose={setPurpose} />}
    </Page>
  )
}
