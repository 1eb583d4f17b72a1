import { useState } from "react"
import type { ParcelStep } from "../../core/gate/entry.ts"
import { parseDoor } from "../../core/place/door.ts"
import { useWords } from "../parts/i18n.ts"

type Parcel = Pick<ParcelStep, "step" | "room" | "shelf" | "count">
type ParcelViewProps = { busy: boolean; onDone: (parcel: Parcel) => Promise<boolean> }

const shelves = ["A", "B", "C", "D", "E"]
const MOST = 99

/** Parcels onto the shelf for a door, or taken from it; the form stays for the next door. */
export function ParcelView({ busy, onDone }: ParcelViewProps) {
  const { t } = useWords()
  const [step, setStep] = useState<ParcelStep["step"]>("shelved")
  const [room, setRoom] = useState("")
  const [shelf, setShelf] = useState("A")
  const [count, setCount] = useState(1)
  const [isUnread, setUnread] = useState(false)
  const send = async () => {
    // a lane may be left out: the server knows the neighbourhood's own
    if (parseDoor(room, "1") === null) return setUnread(true)
    const isDone = await onDone({ step, room: room.trim(), shelf: step === "shelved" ? shelf : "", count })
    if (!isDone) return
    setRoom("")
    setCount(1)
  }
  return (
    <form
      className="post-form"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void send()
      }}
    >
      <div className="post-direction">
        {(["shelved", "picked-up"] as const).map((each) => (
          <button
            key={each}
            type="button"
            className="key"
            aria-pressed={step === each}
            onClick={() => setStep(each)}
          >
            {t(`post.parcel.${each}`)}
          </button>
        ))}
      </div>
      <div>
        <label htmlFor="parcel-room">{t("post.parcel.room")}</label>
        <input
          id="parcel-room"
          className="post-field post-typed"
          value={room}
          maxLength={20}
          autoComplete="off"
          placeholder="12-302"
          aria-invalid={isUnread || undefined}
          aria-describedby="parcel-note"
          onChange={({ target }) => {
            setUnread(false)
            setRoom(target.value)
          }}
        />
        <p id="parcel-note" className="post-note" role="alert">
          {isUnread && t("post.door.unread")}
        </p>
      </div>
      {step === "shelved" && (
        <fieldset>
          <legend>{t("post.parcel.shelf")}</legend>
          <div className="post-keys">
            {shelves.map((each) => (
              <button
                key={each}
                type="button"
                className="key"
                aria-pressed={shelf === each}
                onClick={() => setShelf(each)}
              >
                {each}
              </button>
            ))}
          </div>
        </fieldset>
      )}
      {/* whoever picks up takes all that waits for the door */}
      {step === "shelved" && (
        <fieldset className="post-count">
          <legend className="unseen">{t("post.parcel.countLabel")}</legend>
          <button
            type="button"
            className="key"
            aria-label={t("post.parcel.fewer")}
            onClick={() => setCount(Math.max(1, count - 1))}
          >
            −
          </button>
          <output>{t("post.parcel.count", { count })}</output>
          <button
            type="button"
            className="key"
            aria-label={t("post.parcel.more")}
            onClick={() => setCount(Math.min(MOST, count + 1))}
          >
            +
          </button>
        </fieldset>
      )}
      <button type="submit" className="key key-main" aria-disabled={busy}>
        {t(`post.parcel.do-${step}`)}
      </button>
    </form>
  )
}
