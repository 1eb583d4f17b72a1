import "./register.css"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import { getBoard } from "../../contract/board.ts"
import type { BoardBundle, BoardStairwell } from "../../core/report/board.ts"
import { HomeField } from "../app/home-field.tsx"
import { useAsk } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { TaskLink } from "./home-tasks.tsx"

/** The register: find a home, or go through the stairwells. */
export function RegisterScreen() {
  const { t } = useWords()
  const { may } = useSession()
  const navigate = useNavigate()
  const { stairwell: open } = useSearch({ from: "/framed/register" })
  const { data, error } = useAsk(getBoard, undefined)
  const stairwell = data?.stairwells.find(({ id }) => id === open)
  return (
    <div className="with-panel">
      <Page
        title={t("register.title")}
        intro={t("register.intro")}
        actions={may("change-register") && <TaskLink what="stairwell" how="add" search={{}} />}
      >
        <HomeField
          label={t("register.door")}
          hint={t("register.doorHint")}
          onChoose={(home) => home && void navigate({ to: "/register/home", search: { home: home.id } })}
        />
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data?.stairwells.length === 0 && (
          <EmptyNote title={t("register.emptyTitle")}>
            <p>{t("register.empty")}</p>
            {may("import-books") && (
              <p className="row">
                <Link to="/import" className={buttonClass("main")}>
                  {t("register.import")}
                </Link>
              </p>
            )}
          </EmptyNote>
        )}
        {data && <Stairwells board={data} />}
      </Page>
      {data && stairwell && (
        <SidePanel
          key={stairwell.id}
          title={<StairwellName stairwell={stairwell} board={data} />}
          onClose={() => void navigate({ to: "/register", search: {}, resetScroll: false })}
        >
          <StairwellHomes stairwell={stairwell} board={data} mayChange={may("change-register")} />
        </SidePanel>
      )}
    </div>
  )
}

function StairwellName({ stairwell, board }: { stairwell: BoardStairwell; board: BoardBundle }) {
  const { t } = useWords()
  const lanes = new Set(board.stairwells.map(({ lane }) => lane))
  return <>{t(lanes.size > 1 ? "register.stairwellInLane" : "register.stairwell", stairwell)}</>
}

function Stairwells({ board }: { board: BoardBundle }) {
  const { t } = useWords()
  const homes = board.stairwells.map(
    (_, index) => board.homes.filter(({ stairwell }) => stairwell === index).length,
  )
  return (
    <ul className="stairwells">
      {board.stairwells.map((stairwell, index) => (
        <li key={stairwell.id}>
          <Link
            to="/register"
            search={{ stairwell: stairwell.id }}
            resetScroll={false}
            className="stairwell-card"
          >
            <strong>
              <StairwellName stairwell={stairwell} board={board} />
            </strong>
            <span className="small quiet">
              {t("register.shape", { floors: stairwell.floors, doors: stairwell.doorsPerFloor })}
            </span>
            <span className="small quiet">{t("register.homes", { count: homes[index] ?? 0 })}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

type StairwellHomesProps = { stairwell: BoardStairwell; board: BoardBundle; mayChange: boolean }

/** Top floor first, as the map shows it. */
function StairwellHomes({ stairwell, board, mayChange }: StairwellHomesProps) {
  const { t } = useWords()
  const own = board.homes.filter((home) => board.stairwells[home.stairwell] === stairwell)
  const floors = [...new Set(own.map(({ floor }) => floor))].sort((one, other) => other - one)
  return (
    <div className="stack">
      {mayChange && (
        <div className="row">
          <TaskLink what="home" how="add" search={{ stairwell: stairwell.id }} />
          <TaskLink what="stairwell" how="correct" search={{ stairwell: stairwell.id }} />
          <TaskLink what="stairwell" how="end" search={{ stairwell: stairwell.id }} />
        </div>
      )}
      <dl className="floors">
        {floors.map((floor) => (
          <div key={floor} className="floor">
            <dt className="small quiet">{t("register.floor", { floor })}</dt>
            <dd className="row">
              {own
                .filter((home) => home.floor === floor)
                .sort((one, other) => one.position - other.position)
                .map((home) => (
                  <Link
                    key={home.id}
                    to="/register/home"
                    search={{ home: home.id }}
                    aria-label={t("register.openHome", { room: home.room })}
                  >
                    {home.room}
                  </Link>
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
