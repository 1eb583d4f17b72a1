import { useWords } from "../parts/i18n.ts"
import { partsOf } from "./bar-parts.ts"
import type { Counts } from "./list-types.ts"

/** How far a list is: one calm bar, and the same in words below. */
export function CountBar({ counts }: { counts: Counts }) {
  const { t } = useWords()
  const parts = partsOf(counts)
  return (
    <div className="list-bar">
      <div className="list-bar-line" aria-hidden="true">
        {parts.map(({ part, count }) => (
          <span key={part} className={`list-bar-part list-bar-${part}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className="list-bar-words">
        {parts.map(({ part, count }) => (
          <li key={part}>
            <span className={`list-bar-sign list-bar-${part}`} aria-hidden="true" />
            {t(`lists.part.${part}`)} <strong>{count}</strong>
          </li>
        ))}
      </ul>
    </div>
  )
}
