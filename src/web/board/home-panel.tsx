import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { getHome } from "../../contract/register.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { HomeDetails } from "./home-details.tsx"

type HomePanelProps = { id: string; on: PlainDate; onClose: () => void }

/** A home's page beside the map. */
export function HomePanel({ id, on, onClose }: HomePanelProps) {
  const { t, language } = useWords()
  const [purpose, setPurpose] = useState<string | null>(null)
  const { data, error } = useHome(id, on, purpose)
  return (
    <SidePanel title={data?.door ?? t("common.waiting")} onClose={onClose}>
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data && (
        <>
          <p className="home-day small">
            {t("home.day", { day: dayText(on, language) })}
            <Link to="/home/$id" params={{ id }} search={{ on }}>
              {t("home.fullPage")}
            </Link>
          </p>
          <HomeDetails heading="h3" home={data} on={on} purpose={purpose} onPurpose={setPurpose} />
        </>
      )}
    </SidePanel>
  )
}

/** All that is known of a home on a day; a purpose unmasks names and numbers, and is written down. */
export function useHome(id: string, on: PlainDate, purpose: string | null) {
  // an unmasked reading is written into the audit each time, so a change elsewhere does not repeat it
  return useAsk(
    getHome,
    { id, on, ...(purpose === null ? {} : { unmask: purpose }) },
    { live: purpose === null },
  )
}
