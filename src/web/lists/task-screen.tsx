import "./lists.css"
import { getRouteApi, Link, Navigate } from "@tanstack/react-router"
import { getList, listLists, listRows, listTaskRows, registerRows } from "../../contract/lists.ts"
import { countTasks, listTasks } from "../../contract/tasks.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { useOpened } from "../parts/use-opened.ts"
import { NoList } from "./list-screen.tsx"
import type { Row } from "./list-types.ts"
import { RegisterForm } from "./register-form.tsx"
import { RowPerson, RowState } from "./row-cells.tsx"
import { AsCame } from "./row-table.tsx"
import { mayBeScreened, nameOn, numberOf } from "./row-text.ts"

const route = getRouteApi("/framed/lists/task")

/** Everybody of a list whom one task is about, each with where they are registered. */
export function TaskScreen() {
  const { id } = route.useSearch()
  return id === undefined ? <NoList /> : <OneTask key={id} id={id} />
}

function OneTask({ id }: { id: string }) {
  const { t } = useWords()
  const { data, error } = useAsk(listTaskRows, { task: id }, { live: true })
  const register = useTell(registerRows, [listTaskRows, listRows, getList, listLists, listTasks, countTasks])
  const { opened: asked, open: askOf, close } = useOpened<Row>()
  if (error) return <ErrorNote refusal={error.refusal} />
  if (data === undefined) return <WaitNote />
  const { list, rows, header, kinds } = data
  const open = rows.filter(mayBeScreened)
  const [only] = open
  // one alone is seen to at once
  if (rows.length === 1 && only !== undefined && list.asks === "return") {
    return <Navigate to="/screening" search={{ row: only.id }} replace />
  }
  return (
    <div className="with-panel">
      <Page
        title={t("listTask.title")}
        intro={t("listTask.intro", { sender: list.sender, title: list.title })}
        actions={
          <Link to="/lists/one" search={{ id: list.id }} className={buttonClass()}>
            {t("listQueue.toList")}
          </Link>
        }
      >
        <p role="status">
          {open.length === 0
            ? t("listTask.done")
            : t("listTask.left", { count: open.length, all: rows.length })}
        </p>
        {register.done && asked === null && <DoneNote title={t("listTask.registered")} />}
        <div className="table-scroll">
          <table className="table table-cards list-rows">
            <caption className="unseen">{t("listTask.title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("listRows.asCame")}</th>
                <th scope="col">{t("listRows.person")}</th>
                <th scope="col">{t("listRows.state")}</th>
                <th scope="col">{t("listTask.todo")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <span className="list-choose">
                      <span className="list-place">{numberOf(row)}</span>
                      <AsCame row={row} list={{ header, kinds }} />
                    </span>
                  </th>
                  <td data-label={t("listRows.person")}>
                    <RowPerson row={row} />
                  </td>
                  <td data-label={t("listRows.state")}>
                    <RowState row={row} asks={list.asks} />
                  </td>
                  <td data-label={t("listTask.todo")}>
                    {mayBeScreened(row) &&
                      (list.asks === "return" ? (
                        <Link
                          to="/screening"
                          search={{ row: row.id }}
                          className={buttonClass("main")}
                          aria-label={t("listTask.screenOf", { name: nameOn(row.cells, kinds) })}
                        >
                          {t("listDeeds.screen")}
                        </Link>
                      ) : (
                        <Button
                          kind="main"
                          aria-label={t("listTask.registerOf", { name: nameOn(row.cells, kinds) })}
                          onClick={() => askOf(row)}
                        >
                          {t("listDeeds.register")}
                        </Button>
                      ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Page>
      {asked && (
        <SidePanel title={t("listTask.registerOf", { name: nameOn(asked.cells, kinds) })} onClose={close}>
          <RegisterForm
            key={asked.id}
            count={1}
            busy={register.busy}
            refused={register.refused?.refusal ?? null}
            onSend={async (given) => (await register.tell({ rowIds: [asked.id], ...given })).ok}
            onDone={close}
          />
        </SidePanel>
      )}
    </div>
  )
}
