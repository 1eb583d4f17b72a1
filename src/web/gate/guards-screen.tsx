import "./gate.css"
import "./set-up.css"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import type { Static } from "typebox"
import { addGuard, endGuard, listGuards, renewGuardPin } from "../../contract/posts.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { DataTable } from "../parts/data-table.tsx"
import { today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { NameForm } from "./name-form.tsx"
import { type NewPin, PinSlip } from "./pin-slip.tsx"
import { timeText } from "./time-text.ts"

type Guard = Static<typeof listGuards.reply>["guards"][number]

/** Who may take over at a post, each with a number and a PIN of their own. */
export function GuardsScreen() {
  const { t } = useWords()
  const { data, error } = useAsk(listGuards, undefined, { live: true })
  const [given, setGiven] = useState<NewPin | null>(null)
  return (
    <Page
      title={t("guards.title")}
      intro={t("guards.intro")}
      back={<Link to="/gates">{t("gates.deskLink")}</Link>}
    >
      {given && <PinSlip key={given.pin} given={given} onClose={() => setGiven(null)} />}
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data?.guards.length === 0 && (
        <EmptyNote title={t("guards.none")}>
          <p>{t("guards.noneIntro")}</p>
        </EmptyNote>
      )}
      {data && data.guards.length > 0 && <GuardTable guards={data.guards} onPin={setGiven} />}
      <AddGuardForm onPin={setGiven} />
    </Page>
  )
}

function GuardTable({ guards, onPin }: { guards: readonly Guard[]; onPin: (given: NewPin) => void }) {
  const { t, language } = useWords()
  const renewing = useTell(renewGuardPin, [listGuards])
  const ending = useTell(endGuard, [listGuards])
  const refused = renewing.refused ?? ending.refused
  const renew = async ({ id, name }: Guard) => {
    if (renewing.busy) return
    const answer = await renewing.tell({ id })
    if (answer.ok) onPin({ name, number: answer.value.number, pin: answer.value.pin })
  }
  const end = (id: string, undo: boolean) => {
    if (!ending.busy) void ending.tell(undo ? { id, undo } : { id })
  }
  const actions = (guard: Guard) => {
    const { id, name, endedAt } = guard
    if (endedAt !== null) {
      return (
        <Button kind="quiet" aria-label={t("guards.backOf", { name })} onClick={() => end(id, true)}>
          {t("guards.back")}
        </Button>
      )
    }
    return (
      <span className="row">
        <Button kind="quiet" aria-label={t("guards.renewOf", { name })} onClick={() => void renew(guard)}>
          {t("guards.renew")}
        </Button>
        <Button kind="quiet" aria-label={t("guards.endOf", { name })} onClick={() => end(id, false)}>
          {t("guards.end")}
        </Button>
      </span>
    )
  }
  const stateOf = ({ endedAt }: Guard) =>
    endedAt === null ? t("guards.working") : t("guards.ended", { time: timeText(endedAt, today(), language) })
  return (
    <>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <DataTable
        caption={t("guards.title")}
        rows={guards}
        keyOf={({ id }) => id}
        columns={[
          { key: "name", label: t("guards.name"), whole: true, cell: ({ name }) => name },
          { key: "number", label: t("guards.number"), cell: ({ number }) => number },
          { key: "state", label: t("guards.state"), cell: stateOf },
          { key: "actions", label: t("common.actions"), actions: true, cell: actions },
        ]}
      />
    </>
  )
}

function AddGuardForm({ onPin }: { onPin: (given: NewPin) => void }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(addGuard, [listGuards])
  return (
    <NameForm
      title={t("guards.add")}
      label={t("guards.name")}
      button={t("guards.addButton")}
      busy={busy}
      refused={refused?.refusal}
      onSend={async (guard) => {
        const answer = await tell(guard)
        if (answer.ok) onPin({ name: guard.name, number: answer.value.number, pin: answer.value.pin })
        return answer.ok
      }}
    />
  )
}
