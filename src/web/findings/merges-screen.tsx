import "./findings.css"
import { Link } from "@tanstack/react-router"
import { getBoard } from "../../contract/board.ts"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { listFindings, listMerges, undoMerge } from "../../contract/findings.ts"
import { getHome } from "../../contract/register.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { type Column, DataTable } from "../parts/data-table.tsx"
import { momentText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { useFindingText } from "./finding-text.ts"

type Merge = ReplyOf<typeof listMerges>["merges"][number]

/** Records that became one person; each can come apart again. */
export function MergesScreen() {
  const { t, language } = useWords()
  const { who } = useFindingText()
  const { data, error } = useAsk(listMerges, undefined, { live: true })
  const { tell, busy, refused, done } = useTell(undoMerge, [listMerges, listFindings, getHome, getBoard])
  const when = (at: string) => momentText(at as Instant, language)
  const columns: Column<Merge>[] = [
    { key: "kept", label: t("merges.columns.kept"), cell: ({ kept }) => who(kept) },
    {
      key: "at",
      label: t("merges.columns.at"),
      cell: ({ at, by }) => (
        <>
          {when(at)} <span className="quiet">{by}</span>
        </>
      ),
    },
    { key: "reason", label: t("merges.columns.reason"), cell: ({ reason }) => reason },
    {
      key: "state",
      label: t("merges.columns.state"),
      cell: ({ id, undoneAt, kept }) =>
        undoneAt === null ? (
          <Button
            kind="quiet"
            busy={busy}
            aria-label={`${t("merges.undo")} ${who(kept)}`}
            onClick={() => tell({ mergeId: id, reason: t("compare.undoReason") })}
          >
            {t("merges.undo")}
          </Button>
        ) : (
          t("merges.undone", { at: when(undoneAt) })
        ),
    },
  ]
  return (
    <Page
      title={t("merges.title")}
      intro={t("merges.intro")}
      actions={
        <Link to="/findings" search={{}}>
          {t("compare.back")}
        </Link>
      }
    >
      {done && <DoneNote title={t("merges.undoneNote")} />}
      {refused && <ErrorNote refusal={refused.refusal} />}
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data?.merges.length === 0 && (
        <EmptyNote title={t("merges.emptyTitle")}>
          <p>{t("merges.empty")}</p>
        </EmptyNote>
      )}
      {data && data.merges.length > 0 && (
        <DataTable caption={t("merges.title")} rows={data.merges} keyOf={({ id }) => id} columns={columns} />
      )}
    </Page>
  )
}
