import { Link } from "@tanstack/react-router"
import type { Static } from "typebox"
import type { HomePage } from "../../contract/register.ts"
import { buttonClass } from "../parts/button.tsx"
import { DataTable } from "../parts/data-table.tsx"
import { useWords } from "../parts/i18n.ts"

type TaskLinkProps = {
  what: string
  how: string
  search: { home?: string; stay?: string; household?: string; stairwell?: string }
  main?: boolean
}

/** Leads to the form of one change. */
export function TaskLink({ what, how, search, main }: TaskLinkProps) {
  const { t } = useWords()
  return (
    <Link
      to="/register/$what/$how"
      params={{ what, how }}
      search={search}
      className={buttonClass(main ? "main" : "plain")}
    >
      {t(`registerTask.${what}.${how}`)}
    </Link>
  )
}

/** Household and people of a home, each with what can be changed of it. */
export function HomeTasks({ home, mayChange }: { home: Static<typeof HomePage>; mayChange: boolean }) {
  const { t } = useWords()
  const household = home.households.find(({ to }) => to === null)
  return (
    <>
      <section className="stack">
        <h2>{t("register.household")}</h2>
        {household && (
          <p>
            {[
              t(`tenure.${household.tenure}`),
              household.householder,
              t("common.people", { count: household.size }),
            ].join(" · ")}
          </p>
        )}
        {mayChange && (
          <div className="row">
            {household ? (
              <>
                <TaskLink
                  what="household"
                  how="correct"
                  search={{ home: home.id, household: household.id }}
                />
                <TaskLink what="household" how="end" search={{ home: home.id, household: household.id }} />
              </>
            ) : (
              <TaskLink what="household" how="add" search={{ home: home.id }} main />
            )}
            <TaskLink what="home" how="end" search={{ home: home.id }} />
          </div>
        )}
      </section>
      <section className="stack">
        <h2>{t("register.people")}</h2>
        {home.people.length > 0 && <People home={home} mayChange={mayChange} />}
        {mayChange && (
          <div>
            <TaskLink what="stay" how="add" search={{ home: home.id }} main />
          </div>
        )}
      </section>
    </>
  )
}

function People({ home, mayChange }: { home: Static<typeof HomePage>; mayChange: boolean }) {
  const { t } = useWords()
  return (
    <DataTable
      caption={t("register.people")}
      rows={home.people}
      keyOf={({ stayId }) => stayId}
      columns={[
        {
          key: "name",
          whole: true,
          label: t("registerForm.name"),
          cell: ({ name }) => name || t("common.erased"),
        },
        {
          key: "standing",
          label: t("registerForm.standing"),
          cell: ({ standing }) => t(`standing.${standing}`),
        },
        { key: "relation", label: t("registerForm.relation"), cell: ({ relation }) => relation },
        { key: "care", label: t("registerForm.care"), cell: ({ care }) => care },
        {
          key: "tasks",
          label: t("common.actions"),
          actions: true,
          cell: ({ stayId, name }) => mayChange && <PersonTasks home={home.id} stay={stayId} name={name} />,
        },
      ]}
    />
  )
}

const personTasks = [
  { what: "person", how: "correct", words: "register.correctPerson" },
  { what: "stay", how: "correct", words: "register.correctStay" },
  { what: "stay", how: "end", words: "register.endStay" },
]

function PersonTasks({ home, stay, name }: { home: string; stay: string; name: string }) {
  const { t } = useWords()
  return (
    <span className="row">
      {personTasks.map(({ what, how, words }) => (
        <Link
          key={words}
          to="/register/$what/$how"
          params={{ what, how }}
          search={{ home, stay }}
          aria-label={`${name}: ${t(words)}`}
        >
          {t(words)}
        </Link>
      ))}
    </span>
  )
}
