import "./findings.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useState } from "react"
import { getBoard } from "../../contract/board.ts"
import {
  compareRecords,
  keepApart,
  listFindings,
  listMerges,
  mergePeople,
  undoMerge,
} from "../../contract/findings.ts"
import { getHome } from "../../contract/register.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { useKeys } from "../parts/use-keys.ts"
import { MergeForm } from "./merge-form.tsx"
import { RecordTable } from "./record-table.tsx"
import { Why } from "./why.tsx"

const route = getRouteApi("/framed/findings/compare")
const touched = [listFindings, listMerges, compareRecords, getHome, getBoard]

/** Two records beside each other: one person or two. */
export function CompareScreen() {
  const { t } = useWords()
  const { one, other } = route.useSearch()
  return (
    <Page
      title={t("compare.title")}
      intro={t("compare.intro")}
      actions={
        <Link to="/findings" search={{ kind: "double" }}>
          {t("compare.back")}
        </Link>
      }
    >
      {one === undefined || other === undefined ? (
        <EmptyNote title={t("findings.emptyTitle.open")}>
          <p>{t("merges.empty")}</p>
        </EmptyNote>
      ) : (
        <Both key={`${one} ${other}`} one={one} other={other} />
      )}
    </Page>
  )
}

type Done = "merged" | "undone" | "apart"

function Both({ one, other }: { one: string; other: string }) {
  const { t } = useWords()
  const { data, error } = useAsk(compareRecords, { one, other })
  const merge = useTell(mergePeople, touched)
  const undo = useTell(undoMerge, touched)
  const apart = useTell(keepApart, touched)
  const [done, setDone] = useState<Done | null>(null)
  const mergeId = data?.mergeId ?? null
  const takeBack = async () => {
    if (mergeId !== null) {
      const answer = await undo.tell({ mergeId, reason: t("compare.undoReason") })
      if (answer.ok) setDone("undone")
    } else if (done === "apart") {
      const answer = await apart.tell({ one, other, undo: true })
      if (answer.ok) setDone("undone")
    }
  }
  useKeys({ z: () => void takeBack() })
  if (error) return <ErrorNote refusal={error.refusal} />
  if (data === undefined) return <WaitNote />
  const refused = merge.refused ?? undo.refused ?? apart.refused
  return (
    <>
      {refused && <ErrorNote refusal={refused.refusal} />}
      {mergeId !== null && (
        <DoneNote title={t("compare.merged")}>
          <Button kind="quiet" busy={undo.busy} onClick={takeBack}>
            {t("compare.undo")}
            {t("findings.key", { key: "Z" })}
          </Button>
        </DoneNote>
      )}
      {mergeId === null && done === "undone" && <DoneNote title={t("compare.undone")} />}
      {done === "apart" && (
        <DoneNote title={t("compare.keptApart")}>
          <Button kind="quiet" busy={apart.busy} onClick={takeBack}>
            {t("findings.undo")}
          </Button>
        </DoneNote>
      )}
      {mergeId !== null || done === "apart" ? (
        <RecordTable compared={data} />
      ) : (
        <MergeForm
          compared={data}
          busy={merge.busy || apart.busy}
          onMerge={async ({ keptId, goneId, take, reason }) => {
            const answer = await merge.tell({ id: newId(), keptId, goneId, take: [...take], reason })
            if (answer.ok) setDone("merged")
          }}
          onApart={async () => {
            const answer = await apart.tell({ one, other })
            if (answer.ok) setDone("apart")
          }}
        />
      )}
      <Why compared={data} />
    </>
  )
}
