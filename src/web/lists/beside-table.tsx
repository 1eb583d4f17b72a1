import { useWords } from "../parts/i18n.ts"
import { useLevelWords } from "../people/use-level-words.ts"
import { differ, type Piece } from "./differ.ts"
import type { Candidate, ColumnKind } from "./list-types.ts"

type Field = Candidate["fields"][number]

/** Two records side by side: what differs is marked, how each field agrees is said in words. */
export function BesideTable({ fields, sign }: { fields: readonly Field[]; sign: string }) {
  const { t } = useWords()
  return (
    <table className="list-beside">
      <caption className="unseen">{sign}</caption>
      <thead>
        <tr>
          <th scope="col">{t("listQueue.field")}</th>
          <th scope="col">{t("listQueue.here")}</th>
          <th scope="col">{t("listQueue.there")}</th>
          <th scope="col">{t("listQueue.agreement")}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may be of one kind
          <BesideRow key={at} field={field} />
        ))}
      </tbody>
    </table>
  )
}

function BesideRow({ field }: { field: Field }) {
  const { t } = useWords()
  const levelText = useLevelWords()
  const { kind, header, here, there, level } = field
  // where all is different, single characters say nothing
  const isMarked = level !== null && !["same", "different", "both-sound"].includes(level)
  const pieces = isMarked && here !== "" && there !== "" ? differ(here, there, kind) : null
  return (
    <tr data-level={level ?? undefined}>
      <th scope="row">{kind === "note" ? <span lang="zh-CN">{header}</span> : t(`lists.kind.${kind}`)}</th>
      <td lang="zh-CN" data-label={t("listQueue.here")}>
        <Marked text={here} pieces={pieces?.here ?? null} />
      </td>
      <td lang="zh-CN" data-label={t("listQueue.there")}>
        <Marked text={there} pieces={pieces?.there ?? null} />
      </td>
      <td className="list-level">{level === null ? "" : levelText(kind, level)}</td>
    </tr>
  )
}

function Marked({ text, pieces }: { text: string; pieces: readonly Piece[] | null }) {
  if (text === "") return <span className="quiet">—</span>
  if (pieces === null) return <>{text}</>
  return (
    <>
      {pieces.map((piece, at) =>
        piece.differs ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces are the text in order
          <mark key={at}>{piece.text}</mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces are the text in order
          <span key={at}>{piece.text}</span>
        ),
      )}
    </>
  )
}

/** How each field agrees, in one line. */
export function Agreement({ fields }: { fields: readonly Field[] }) {
  const { t } = useWords()
  const levelText = useLevelWords()
  const said = fields.filter((field): field is Field & { level: string } => field.level !== null)
  return (
    <ul className="list-agreement">
      {said.map(({ kind, level }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two columns may be of one kind
        <li key={at} data-level={level}>
          {fieldName(kind, t)} {levelText(kind, level)}
        </li>
      ))}
    </ul>
  )
}

function fieldName(kind: ColumnKind, t: (key: string) => string): string {
  return t(`lists.kind.${kind}`)
}
