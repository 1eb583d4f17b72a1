import "./gate.css"
import { Link } from "@tanstack/react-router"
import type { Static } from "typebox"
import { listParcels, moveParcel, type Parcel } from "../../contract/posts.ts"
import { useAsk, useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { type Column, DataTable } from "../parts/data-table.tsx"
import { today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { timeText } from "./time-text.ts"

type ParcelRow = Static<typeof Parcel>
type Move = (parcel: ParcelRow, step: "told" | "picked-up", undo: boolean) => void

/** What waits on the shelves at the gates, and what was picked up today. */
export function ParcelsScreen() {
  const { t } = useWords()
  const { data, error } = useAsk(listParcels, { on: today() }, { live: true })
  const { tell, busy, refused } = useTell(moveParcel, [listParcels])
  const move: Move = ({ id }, step, undo) => {
    if (!busy) void tell(undo ? { id, step, undo } : { id, step })
  }
  const waiting = data?.parcels.filter(({ pickedUpAt }) => pickedUpAt === null).sort(byShelf) ?? []
  const taken = data?.parcels.filter(({ pickedUpAt }) => pickedUpAt !== null) ?? []
  return (
    <Page
      title={t("parcels.title")}
      intro={t("parcels.intro")}
      back={<Link to="/gates">{t("gates.deskLink")}</Link>}
    >
      {error && <ErrorNote refusal={error.refusal} />}
      {refused && <ErrorNote refusal={refused.refusal} />}
      {!data && !error && <WaitNote />}
      {data && waiting.length === 0 && (
        <EmptyNote title={t("parcels.none")}>
          <p>{t("parcels.noneIntro")}</p>
        </EmptyNote>
      )}
      {waiting.length > 0 && <Waiting parcels={waiting} move={move} />}
      {data && <Taken parcels={taken} move={move} />}
    </Page>
  )
}

/** As one walks along the shelves: post by post, shelf by shelf, the longest waiting first. */
function byShelf(one: ParcelRow, other: ParcelRow): number {
  return (
    one.post.localeCompare(other.post, "zh") ||
    one.shelf.localeCompare(other.shelf, "zh", { numeric: true }) ||
    one.shelvedAt.localeCompare(other.shelvedAt)
  )
}

function Waiting({ parcels, move }: { parcels: readonly ParcelRow[]; move: Move }) {
  const { t, language } = useWords()
  const time = (at: string) => timeText(at, today(), language)
  const columns = useParcelColumns()
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t("parcels.waiting", { count: piecesOf(parcels) })}</h2>
      <DataTable
        caption={t("parcels.waiting", { count: piecesOf(parcels) })}
        rows={parcels}
        keyOf={({ id }) => id}
        columns={[
          ...columns,
          { key: "since", label: t("parcels.since"), whole: true, cell: ({ shelvedAt }) => time(shelvedAt) },
          {
            key: "told",
            label: t("parcels.told"),
            cell: (parcel) =>
              parcel.toldAt === null ? (
                <Button
                  aria-label={t("parcels.toldOf", { door: parcel.door })}
                  onClick={() => move(parcel, "told", false)}
                >
                  {t("parcels.told")}
                </Button>
              ) : (
                <span className="row">
                  {t("parcels.toldAt", { time: time(parcel.toldAt) })}
                  <Button
                    kind="quiet"
                    aria-label={t("parcels.undoTold", { door: parcel.door })}
                    onClick={() => move(parcel, "told", true)}
                  >
                    {t("common.undo")}
                  </Button>
                </span>
              ),
          },
          {
            key: "picked-up",
            label: t("common.actions"),
            actions: true,
            cell: (parcel) => (
              <Button
                aria-label={t("parcels.pickedUpOf", { door: parcel.door })}
                onClick={() => move(parcel, "picked-up", false)}
              >
                {t("parcels.pickedUp")}
              </Button>
            ),
          },
        ]}
      />
    </section>
  )
}

function Taken({ parcels, move }: { parcels: readonly ParcelRow[]; move: Move }) {
  const { t, language } = useWords()
  const columns = useParcelColumns()
  return (
    <section aria-labelledby="taken">
      <h2 id="taken">{t("parcels.takenToday", { count: piecesOf(parcels) })}</h2>
      {parcels.length === 0 ? (
        <p className="quiet">{t("parcels.noneTaken")}</p>
      ) : (
        <DataTable
          caption={t("parcels.takenToday", { count: piecesOf(parcels) })}
          rows={parcels}
          keyOf={({ id }) => id}
          columns={[
            ...columns,
            {
              key: "at",
              label: t("parcels.pickedUpAt"),
              whole: true,
              cell: ({ pickedUpAt }) => timeText(pickedUpAt ?? "", today(), language),
            },
            {
              key: "undo",
              label: t("common.actions"),
              actions: true,
              cell: (parcel) => (
                <Button
                  kind="quiet"
                  aria-label={t("parcels.undoPickedUp", { door: parcel.door })}
                  onClick={() => move(parcel, "picked-up", true)}
                >
                  {t("common.undo")}
                </Button>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}

function useParcelColumns(): Column<ParcelRow>[] {
  const { t } = useWords()
  const { may } = useSession()
  return [
    {
      key: "door",
      label: t("parcels.door"),
      whole: true,
      cell: ({ door, homeId }) => {
        const words = door === "" ? t("parcels.unknownDoor") : door
        if (homeId === null || !may("see-people")) return words
        return (
          <Link to="/home/$id" params={{ id: homeId }}>
            {words}
          </Link>
        )
      },
    },
    { key: "post", label: t("parcels.post"), whole: true, cell: ({ post }) => post },
    { key: "shelf", label: t("parcels.shelf"), whole: true, cell: ({ shelf }) => shelf },
    { key: "count", label: t("parcels.count"), cell: ({ count }) => t("parcels.pieces", { count }) },
  ]
}

function piecesOf(parcels: readonly ParcelRow[]): number {
  return parcels.reduce((sum, { count }) => sum + count, 0)
}
