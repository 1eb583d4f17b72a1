import "./register.css"
import { Link, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import type { Static } from "typebox"
import { getHome, type HomePage, undoRegisterChange } from "../../contract/register.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { DataTable } from "../parts/data-table.tsx"
import { fullDayText, momentText, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { useOpened } from "../parts/use-opened.ts"
import { ChangeForm } from "./change-form.tsx"
import { HomeTasks } from "./home-tasks.tsx"

type Home = Static<typeof HomePage>

/** One home of the register: who lives there, what can be changed, what was changed and can be taken back. */
export function HomeRegisterScreen() {
  const { t } = useWords()
  const { home: id, saved } = useSearch({ from: "/framed/register/home" })
  const { may } = useSession()
  const { data, error } = useAsk(getHome, { id: id ?? "", on: today() }, { enabled: id !== undefined })
  const { opened: undoing, open, close } = useOpened<string>()
  const [undone, setUndone] = useState(false)
  if (error) return <ErrorNote refusal={error.refusal} />
  if (!data) return <WaitNote />
  return (
    <div className="with-panel">
      <Page
        title={data.door}
        actions={
          <Link to="/home/$id" params={{ id: data.id }} search={{}} className={buttonClass()}>
            {t("register.backHome")}
          </Link>
        }
      >
        {saved !== undefined && !undone && <DoneNote title={t("registerForm.saved")} />}
        {undone && <DoneNote title={t("registerChange.undone")} />}
        <HomeTasks home={data} mayChange={may("change-register")} />
        <section className="stack">
          <h2>{t("register.history")}</h2>
          <Changes home={data} onUndo={may("change-register") ? open : null} />
        </section>
      </Page>
      {undoing !== null && (
        <SidePanel title={t("registerChange.undoTitle")} onClose={close}>
          <UndoForm
            changeId={undoing}
            onDone={() => {
              close()
              setUndone(true)
            }}
          />
        </SidePanel>
      )}
    </div>
  )
}

function Changes({ home, onUndo }: { home: Home; onUndo: ((id: string) => void) | null }) {
  const { t, language } = useWords()
  if (home.changes.length === 0) {
    return (
      <EmptyNote title={t("register.historyEmptyTitle")}>
        <p>{t("register.historyEmpty")}</p>
      </EmptyNote>
    )
  }
  return (
    <DataTable
      caption={t("register.historyOf", { door: home.door })}
      rows={home.changes}
      keyOf={({ id }) => id}
      columns={[
        {
          key: "when",
          whole: true,
          label: t("registerChange.when"),
          cell: ({ at }) => momentText(at as Instant, language),
        },
        { key: "who", whole: true, label: t("registerChange.who"), cell: ({ who }) => who },
        {
          key: "what",
          label: t("registerChange.what"),
          cell: ({ action }) =>
            t(`registerChange.actions.${action}`, { defaultValue: t("registerChange.other") }),
        },
        {
          key: "on",
          whole: true,
          label: t("registerChange.on"),
          cell: ({ on }) => fullDayText(on as PlainDate, language),
        },
        { key: "reason", label: t("registerChange.reason"), cell: ({ reason }) => reason },
        {
          key: "undo",
          label: t("common.actions"),
          actions: true,
          cell: ({ id }) =>
            onUndo && (
              <Button kind="quiet" onClick={() => onUndo(id)}>
                {t("registerChange.undo")}
              </Button>
            ),
        },
      ]}
    />
  )
}

function UndoForm({ changeId, onDone }: { changeId: string; onDone: () => void }) {
  const change = useTell(undoRegisterChange, [getHome])
  return (
    <ChangeForm
      how="correct"
      initial={{}}
      check={() => ({})}
      change={change}
      send={(_, when) => change.tell({ id: changeId, ...when })}
      onDone={onDone}
    />
  )
}
