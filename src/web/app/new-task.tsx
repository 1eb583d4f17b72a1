import "./new-task.css"
import { lazy, Suspense, useEffect, useId, useRef, useState } from "react"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { WaitNote } from "../parts/notes.tsx"
import { useOpened } from "../parts/use-opened.ts"
import { useOpenHome } from "./open-home.ts"
import { useSession } from "./session.ts"

const NewTaskForm = lazy(() =>
  import("../tasks/new-task-form.tsx").then((module) => ({ default: module.NewTaskForm })),
)

/** How long it stands there that a task was made. */
const SAID_FOR = 8_000

/** A new task from any screen: a button in the head, and the key N wherever nobody is typing. */
export function NewTask() {
  const { t } = useWords()
  const { who } = useSession()
  const { opened, open, close } = useOpened<true>()
  const [made, setMade] = useState(0)
  const home = useOpenHome(opened !== null)
  useEffect(() => {
    if (made === 0) return
    const timer = setTimeout(() => setMade(0), SAID_FOR)
    return () => clearTimeout(timer)
  }, [made])
  useKeyN(() => {
    setMade(0)
    open(true)
  })
  return (
    <span className="new-task">
      <button
        type="button"
        className="account-menu-button"
        aria-keyshortcuts="n"
        onClick={() => {
          setMade(0)
          open(true)
        }}
      >
        <span aria-hidden="true">＋</span> <span className="new-task-name">{t("newTask.button")}</span>
      </button>
      <span role="status" className="new-task-made small">
        {made > 0 && t("newTask.saved", { count: made })}
      </span>
      {opened && who && (
        <Sheet title={t("newTask.title")} onClose={close}>
          <Suspense fallback={<WaitNote />}>
            <NewTaskForm
              team={who.role === "head" ? "staff" : who.role}
              home={home}
              onDone={(count) => {
                setMade(count)
                close()
              }}
            />
          </Suspense>
        </Sheet>
      )}
    </span>
  )
}

/** A form over whatever screen there is; Escape closes it and the focus goes back. */
function Sheet({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: React.ReactNode
}) {
  const { t } = useWords()
  const id = useId()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => ref.current?.showModal(), [])
  return (
    <dialog ref={ref} className="sheet" aria-labelledby={id} onClose={onClose}>
      <div className="side-panel-head">
        <h2 id={id}>{title}</h2>
        <Button kind="quiet" onClick={onClose}>
          {t("newTask.close")}
        </Button>
      </div>
      <div className="side-panel-body">{children}</div>
    </dialog>
  )
}

function useKeyN(onKey: () => void): void {
  const latest = useRef(onKey)
  latest.current = onKey
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== "n" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
        return
      const typing =
        "input:not([type=checkbox]):not([type=radio]), select, textarea, dialog, [contenteditable]"
      if (event.target instanceof Element && event.target.closest(typing) !== null) return
      // a screen may have an N of its own
      if (document.querySelector("main [aria-keyshortcuts=N]") !== null) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener("keydown", hear)
    return () => window.removeEventListener("keydown", hear)
  }, [])
}
