import { needCategories } from "../../core/care/need-moves.ts"
import { type SlotName, slotNames } from "../../core/care/reading-cell.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { HomeField } from "../app/home-field.tsx"
import { Button } from "../parts/button.tsx"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { type ChatDraft, gapsOf } from "./chat-draft.ts"
import { type SheetPerson, shortDoor } from "./reading-types.ts"

export type ShownLine = {
  readonly index: number
  readonly what: "items" | "sender" | "empty" | "talk" | "not-understood"
  readonly text: string
}

type ChatPreviewProps = {
  lines: readonly ShownLine[]
  drafts: readonly ChatDraft[]
  people: readonly SheetPerson[]
  onChange: (draft: ChatDraft) => void
  onMakeNeed: (line: ShownLine) => void
}

/** Every line of what was pasted, and beside it what becomes of it. */
export function ChatPreview({ lines, drafts, people, onChange, onMakeNeed }: ChatPreviewProps) {
  const { t } = useWords()
  return (
    <ol className="chat-lines">
      {lines
        .filter(({ what }) => what !== "empty")
        .map((line) => {
          const own = drafts.filter((draft) => draft.line === line.index)
          return (
            <li key={line.index} className={`chat-line chat-line-${line.what}`}>
              <p className="chat-said" lang="zh">
                {line.text}
              </p>
              <div className="chat-becomes">
                {own.map((draft) => (
                  <DraftView key={draft.id} draft={draft} people={people} onChange={onChange} />
                ))}
                {own.length === 0 && line.what !== "items" && (
                  <p className="quiet">
                    {t(`chat.lineKind.${line.what}`)}{" "}
                    {line.what !== "sender" && (
                      <Button
                        kind="quiet"
                        aria-label={t("chat.makeNeedOf", { text: line.text.slice(0, 30) })}
                        onClick={() => onMakeNeed(line)}
                      >
                        {t("chat.makeNeed")}
                      </Button>
                    )}
                  </p>
                )}
              </div>
            </li>
          )
        })}
    </ol>
  )
}

type DraftViewProps = Pick<ChatPreviewProps, "people" | "onChange"> & { draft: ChatDraft }

function DraftView({ draft, people, onChange }: DraftViewProps) {
  const { t, language } = useWords()
  const gaps = gapsOf(draft)
  const owner = draft.kind === "reading" ? people.find((one) => one.personId === draft.personId) : undefined
  const title = [draft.door && shortDoor(draft.door), owner?.name].filter(Boolean).join(" ")
  const named = [t(`chat.${draft.kind}`), title].join(" ")
  return (
    <div className={draft.known ? "chat-draft chat-draft-known" : "chat-draft"}>
      <label className="chat-tick">
        <input
          type="checkbox"
          checked={draft.ticked}
          disabled={gaps.length > 0}
          onChange={(event) => onChange({ ...draft, ticked: event.target.checked })}
        />
        <span className="unseen">{t("chat.writeIt", { text: named })}</span>
        <strong>{title === "" ? t(`chat.${draft.kind}`) : title}</strong>
      </label>
      {draft.kind === "reading" ? (
        <ReadingFields draft={draft} people={people} onChange={onChange} />
      ) : (
        <NeedFields draft={draft} onChange={onChange} />
      )}
      {draft.homeId === null && (
        <HomeField
          label={t("chat.door")}
          onChoose={(home) => home && onChange(atHome(draft, { homeId: home.id, door: home.door }, people))}
        />
      )}
      <p className="chat-why small">
        {draft.kind === "reading" && <span>{dayText(draft.day as PlainDate, language)}</span>}
        {draft.known && (
          <span>
            {t("chat.known")}
            {draft.kind === "reading" && draft.standing !== null && (
              <> · {t("chat.standing", { celsius: draft.standing.toFixed(1) })}</>
            )}
          </span>
        )}
        {gaps.map((gap) => (
          <span key={gap} className="chat-gap">
            {t(`chat.missing.${gap}`)}
          </span>
        ))}
        {draft.doubts.map((doubt) => (
          <span key={doubt}>{t(`chat.doubt.${doubt}`)}</span>
        ))}
      </p>
    </div>
  )
}

type Reading = Extract<ChatDraft, { kind: "reading" }>
type Need = Extract<ChatDraft, { kind: "need" }>
type OnChange = Pick<DraftViewProps, "onChange">

function ReadingFields({ draft, people, onChange }: { draft: Reading } & Omit<DraftViewProps, "draft">) {
  const { t } = useWords()
  const here = people.filter((one) => one.homeId === draft.homeId)
  const mend = (more: Partial<Reading>) => onChange(ticked({ ...draft, ...more }))
  const needsPerson = draft.homeId !== null && (draft.personId === null || here.length > 1)
  return (
    <>
      {needsPerson && (
        <select
          className="input"
          aria-label={t("chat.person")}
          value={draft.personId ?? ""}
          onChange={(event) => mend({ personId: event.target.value || null })}
        >
          <option value="">{t("chat.choosePerson")}</option>
          {here.map((one) => (
            <option key={one.personId} value={one.personId}>
              {one.name}
            </option>
          ))}
        </select>
      )}
      <select
        className="input"
        aria-label={t("chat.slotOf")}
        value={draft.slot ?? ""}
        onChange={(event) => mend({ slot: (event.target.value || null) as SlotName | null })}
      >
        <option value="">{t("chat.chooseSlot")}</option>
        {slotNames.map((slot) => (
          <option key={slot} value={slot}>
            {t(`readings.slot.${slot}`)}
          </option>
        ))}
      </select>
      <input
        className="input chat-celsius"
        inputMode="decimal"
        aria-label={t("chat.celsius")}
        value={draft.celsius}
        onChange={(event) => mend({ celsius: event.target.value })}
      />
      {draft.symptoms !== "无" && <span lang="zh">{draft.symptoms}</span>}
    </>
  )
}

function NeedFields({ draft, onChange }: { draft: Need } & OnChange) {
  const { t } = useWords()
  return (
    <>
      <select
        className="input"
        aria-label={t("chat.category")}
        value={draft.category}
        onChange={(event) => onChange({ ...draft, category: event.target.value })}
      >
        {needCategories.map((category) => (
          <option key={category} value={category}>
            {t(`needCategory.${category}`)}
          </option>
        ))}
      </select>
      <input
        className="input chat-wish"
        aria-label={t("chat.what")}
        maxLength={300}
        value={draft.text}
        onChange={(event) => onChange({ ...draft, text: event.target.value })}
      />
    </>
  )
}

/** What somebody mended is meant to be written down, as soon as nothing is missing of it. */
function ticked<Draft extends ChatDraft>(draft: Draft): Draft {
  return { ...draft, ticked: gapsOf(draft).length === 0 }
}

function atHome(
  draft: ChatDraft,
  home: { readonly homeId: string; readonly door: string },
  people: readonly SheetPerson[],
): ChatDraft {
  if (draft.kind === "need") return ticked({ ...draft, ...home })
  const here = people.filter((one) => one.homeId === home.homeId)
  const [only] = here
  // the only one in quarantine there, never one of two
  const personId = here.length === 1 && only !== undefined ? only.personId : null
  return ticked({ ...draft, ...home, personId })
}
