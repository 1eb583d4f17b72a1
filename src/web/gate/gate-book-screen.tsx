import "./gate.css"
import "./gate-book.css"
import { Link } from "@tanstack/react-router"
import { listEntries } from "../../contract/posts.ts"
import { useAsk } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { useShowDay } from "../parts/shown-day.ts"
import { DayAndPost } from "./day-and-post.tsx"
import { GateBookSheet } from "./gate-book-sheet.tsx"
import { useGateChoice, usePostNames } from "./use-gate-choice.ts"

/** A day's gate book as it goes onto paper and into the folder. */
export function GateBookScreen() {
  const { t } = useWords()
  const { on, post } = useGateChoice()
  const names = usePostNames(on)
  const query = { on, all: true, ...(post === null ? {} : { post }) }
  const { data, error } = useAsk(listEntries, query, { live: true })
  useShowDay(on)
  return (
    <div className="gate-book-page">
      <Page
        title={t("gateBook.title")}
        intro={t("gateBook.intro")}
        back={
          <Link to="/gates" search={{ on, ...(post === null ? {} : { post }) }}>
            {t("gates.deskLink")}
          </Link>
        }
        actions={
          <Button kind="main" onClick={() => window.print()}>
            {t("gateBook.print")}
          </Button>
        }
      >
        <DayAndPost on={on} post={post} postNames={names} />
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data && <GateBookSheet on={on} post={post} entries={data.entries} />}
      </Page>
    </div>
  )
}
