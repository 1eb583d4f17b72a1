import {
  type EntryKind,
  entryKinds,
  type PassageDirection,
  passageDirections,
} from "../../core/gate/words.ts"
import { useWords } from "../parts/i18n.ts"

type HomeViewProps = {
  direction: PassageDirection
  onDirection: (direction: PassageDirection) => void
  onScan: () => void
  onKind: (kind: EntryKind) => void
  onDoor: () => void
  onShelf: () => void
  onDuty: () => void
}

/** Who comes: the code at the thumb, the five kinds above it. */
export function HomeView(props: HomeViewProps) {
  const { t } = useWords()
  return (
    <div className="post-home">
      <fieldset className="post-direction">
        <legend className="unseen">{t("post.direction")}</legend>
        {passageDirections.map((direction) => (
          <button
            key={direction}
            type="button"
            className="key key-large"
            aria-pressed={props.direction === direction}
            onClick={() => props.onDirection(direction)}
          >
            {t(`gateWord.direction.${direction}`)}
          </button>
        ))}
      </fieldset>
      <div className="post-kinds">
        {entryKinds.map((kind) => (
          <button key={kind} type="button" className="key key-large" onClick={() => props.onKind(kind)}>
            {t(`gateWord.kind.${kind}`)}
          </button>
        ))}
        <button type="button" className="key key-large" onClick={props.onShelf}>
          {t("post.parcel.title")}
        </button>
      </div>
      <div className="post-beside">
        <button type="button" className="key" onClick={props.onDoor}>
          {t("post.door.noPass")}
        </button>
        <button type="button" className="key" onClick={props.onDuty}>
          {t("post.duty.title")}
        </button>
      </div>
      <button type="button" className="key key-main key-scan" onClick={props.onScan}>
        {t("post.scan")}
      </button>
    </div>
  )
}
