import { useState } from "react"
import { type EmergencyKind, emergencyKinds } from "../../core/gate/words.ts"
import { useWords } from "../parts/i18n.ts"
import { Answer } from "./answer.tsx"

type EmergencyViewProps = {
  /** Whether anything can be written down here: before joining it cannot. */
  isWritable: boolean
  busy: boolean
  onDone: (opening: { emergency: EmergencyKind; room: string | null; note: string }) => void
}

/** The gate is open from the first tap on. What it was is said in one more, whenever there is a hand free. */
export function EmergencyView({ isWritable, busy, onDone }: EmergencyViewProps) {
  const { t } = useWords()
  const [room, setRoom] = useState("")
  const [note, setNote] = useState("")
  return (
    <div className="post-decision">
      <Answer sign="✓" what={t("post.emergency.now")}>
        <p>{isWritable ? t("post.emergency.hint") : t("post.emergency.paper")}</p>
      </Answer>
      {isWritable && (
        <>
          <div className="post-form">
            <div>
              <label htmlFor="emergency-room">{t("post.emergency.room")}</label>
              <input
                id="emergency-room"
                className="post-field"
                value={room}
                maxLength={20}
                autoComplete="off"
                onChange={({ target }) => setRoom(target.value)}
              />
            </div>
            <div>
              <label htmlFor="emergency-note">{t("post.emergency.note")}</label>
              <input
                id="emergency-note"
                className="post-field"
                value={note}
                maxLength={200}
                autoComplete="off"
                onChange={({ target }) => setNote(target.value)}
              />
            </div>
          </div>
          <fieldset className="post-kinds">
            <legend className="unseen">{t("post.emergency.what")}</legend>
            {emergencyKinds.map((emergency) => (
              <button
                key={emergency}
                type="button"
                className="key"
                aria-disabled={busy}
                onClick={() => busy || onDone({ emergency, room: room.trim() || null, note: note.trim() })}
              >
                {t(`gateWord.emergency.${emergency}`)}
              </button>
            ))}
          </fieldset>
        </>
      )}
    </div>
  )
}
