import "./care.css"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { listNeeds } from "../../contract/care.ts"
import { useAsk } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField } from "../parts/inputs.tsx"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { useOpened } from "../parts/use-opened.ts"
import { AddNeedForm } from "./add-need-form.tsx"
import { NeedPanel } from "./need-panel.tsx"
import { NeedTable } from "./need-table.tsx"
import { isOpen, type Need, needName } from "./need-type.ts"
import { useNeedMoves } from "./use-need-moves.ts"

const shows = ["open", "free", "mine", "settled"] as const
type Show = (typeof shows)[number]
const wordsOf = { open: "showOpen", free: "showFree", mine: "showMine", settled: "showSettled" } as const

/** The board of needs: from wish to handed over. */
export function NeedsScreen() {
  const { t } = useWords()
  const { may } = useSession()
  const [show, setShow] = useState<Show>("open")
  const [order, setOrder] = useState<"door" | "age">("door")
  const { opened, open, close } = useOpened<"new" | { id: string }>()
  const { data, error } = useAsk(listNeeds, undefined, { live: true, everyMs: 60_000 })
  const moves = useNeedMoves()
  const needs = data?.needs ?? []
  const shown = inOrder(needs.filter(isShown[show]), order)
  const unsettled = needs.filter(isOpen)
  const need = needs.find((one) => opened !== null && opened !== "new" && one.id === opened.id)
  const atDesk = may("run-needs")
  return (
    <div className="with-panel">
      <Page
        title={t("needs.title")}
        intro={t("needs.intro")}
        actions={
          atDesk && (
            <>
              <Button kind="main" onClick={() => open("new")}>
                {t("needs.new")}
              </Button>
              <Link to="/needs/care" className={buttonClass()}>
                {t("needs.care")}
              </Link>
              <Link to="/readings/chat" className={buttonClass()}>
                {t("needs.chat")}
              </Link>
            </>
          )
        }
      >
        {moves.done && (
          <DoneNote title={moves.done.title}>
            {moves.done.undoId && (
              <Button kind="quiet" busy={moves.busy} onClick={() => void moves.undo()}>
                {t("common.undo")}
              </Button>
            )}
          </DoneNote>
        )}
        {moves.refused && <ErrorNote refusal={moves.refused.refusal} />}
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data && (
          <div className="needs-choice">
            <p className="quiet" role="status">
              {t("needs.counts", {
                open: unsettled.length,
                free: unsettled.filter(isShown.free).length,
                mine: unsettled.filter((one) => one.isMine).length,
                late: unsettled.filter((one) => one.isLate).length,
              })}
            </p>
            <ChoiceField
              label={t("needs.show")}
              value={show}
              choices={shows.map((value) => ({ value, label: t(`needs.${wordsOf[value]}`) }))}
              onChange={setShow}
            />
            <ChoiceField
              label={t("needs.order")}
              value={order}
              choices={[
                { value: "door", label: t("needs.byDoor") },
                { value: "age", label: t("needs.byAge") },
              ]}
              onChange={setOrder}
            />
          </div>
        )}
        {data && shown.length === 0 && <NoNeeds show={show} />}
        {shown.length > 0 && (
          <NeedTable needs={shown} onMove={moves.move} onMore={({ id }) => open({ id })} />
        )}
      </Page>
      {opened === "new" && (
        <SidePanel title={t("needs.new")} onClose={close}>
          <AddNeedForm
            onDone={(id, what) => {
              moves.sayAdded(id, what)
              close()
            }}
          />
        </SidePanel>
      )}
      {need && (
        <SidePanel key={need.id} title={needName(need)} onClose={close}>
          <NeedPanel
            need={need}
            onMove={async (move, more) => {
              if (await moves.move(need, move, more)) close()
            }}
          />
        </SidePanel>
      )}
    </div>
  )
}

const isShown: Record<Show, (need: Need) => boolean> = {
  open: isOpen,
  free: (need) => need.status === "wished" && need.owner === "",
  mine: (need) => isOpen(need) && need.isMine,
  settled: (need) => !isOpen(need),
}

/** Late ones first; as one walks, or as they were asked for. */
function inOrder(needs: readonly Need[], order: "door" | "age"): Need[] {
  const sorted =
    order === "door" ? [...needs] : needs.toSorted((one, other) => one.since.localeCompare(other.since))
  return sorted.sort((one, other) => Number(other.isLate) - Number(one.isLate))
}

function NoNeeds({ show }: { show: Show }) {
  const { t } = useWords()
  if (show !== "open") return <p className="quiet">{t("needs.noneLike")}</p>
  return (
    <EmptyNote title={t("needs.none")}>
      <p>{t("needs.noneHint")}</p>
    </EmptyNote>
  )
}
