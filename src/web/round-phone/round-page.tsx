import { useEffect, useEffectEvent, useState } from "react"
import { takeJoinCode } from "../device/join-code.ts"
import { useWords } from "../parts/i18n.ts"
import { TemperatureKeys } from "../parts/temperature-keys.tsx"
import { DetailsView } from "./details-view.tsx"
import { DoorCard } from "./door-card.tsx"
import { FinishView } from "./finish-view.tsx"
import { Frame } from "./frame.tsx"
import { JumpView } from "./jump-view.tsx"
import { LastLine, UndoKey } from "./last-entry.tsx"
import { NoteView } from "./note-view.tsx"
import { NotSavedNote } from "./plain-notes.tsx"
import { TakeView, useTaking } from "./take-view.tsx"
import { useWalk } from "./use-walk.ts"
import { doorName } from "./walk.ts"

/** A round on somebody's phone: one door after the other, and one thing on the screen. */
export function RoundPage() {
  const { t } = useWords()
  const walk = useWalk()
  const { stage, go, door, doors, list } = walk
  const [text, setText] = useState("")
  const taking = useTaking(() => go({ is: "door" }))
  const begin = useEffectEvent(() => {
    const code = takeJoinCode(location, history)
    if (code === null) return
    setText(code)
    void taking.take(code)
  })
  useEffect(() => begin(), [])
  const frame = { doors: list === null ? [] : walk.doors, onTop: () => go({ is: "details" }) }
  const back = (
    <button type="button" className="key" onClick={() => go({ is: "door" })}>
      {t("round.back")}
    </button>
  )
  if (stage.is === "details") {
    return (
      <Frame {...frame} title={t("round.details.title")} foot={back}>
        <DetailsView onFinish={() => go({ is: "finish" })} />
      </Frame>
    )
  }
  if (list === null) {
    return (
      <Frame {...frame} title={t("round.take.title")}>
        <TakeView key={text} taking={{ ...taking, text }} />
      </Frame>
    )
  }
  if (stage.is === "not-saved") {
    const { left } = stage
    return (
      <Frame {...frame} title={t("round.notSaved.what")} isTitleShown={false} tone="turn-away">
        <NotSavedNote
          busy={walk.busy}
          onAgain={left.left.length === 0 ? null : () => void walk.writeAgain(left)}
          onPaper={() => go({ is: "door" })}
        />
      </Frame>
    )
  }
  if (stage.is === "jump" || (door === null && stage.is !== "finish")) {
    return (
      <Frame {...frame} title={t("round.jump")} isTitleShown={false} foot={back}>
        {walk.all.length === 0 ? <p>{t("round.take.nothing")}</p> : <JumpView walk={walk} />}
        {walk.all.length > 0 && doors.length === 0 && <p>{t("round.empty")}</p>}
      </Frame>
    )
  }
  if (stage.is === "finish" || door === null) {
    return (
      <Frame {...frame} title={t("round.finish.title")}>
        <FinishView walk={walk} />
      </Frame>
    )
  }
  const name = doorName(door.home)
  if (stage.is === "temperature") {
    const { reading } = stage
    return (
      <Frame {...frame} title={`${name} ${reading.name}`} foot={back}>
        <TemperatureKeys
          celsius={null}
          words={{ temperature: t("round.temperature"), again: t("round.again") }}
          onCelsius={(celsius) => celsius !== null && void walk.measure(door, reading, celsius)}
        />
      </Frame>
    )
  }
  if (stage.is === "note") {
    return (
      <Frame {...frame} title={`${name} ${t("round.note")}`} foot={back}>
        <NoteView text={walk.draftOf(door)} onSave={(said) => void walk.saveNote(door, said)} />
      </Frame>
    )
  }
  const step = (by: number) => doors[(walk.place + by + doors.length) % doors.length]
  const isLast = doors.every(({ work }) => work.state !== "open")
  return (
    <Frame
      {...frame}
      title={name}
      heading={<span className="round-name">{name}</span>}
      beside={<UndoKey walk={walk} />}
      foot={
        <>
          <button type="button" className="key" onClick={() => walk.goTo(step(-1))}>
            {t("round.previous")}
          </button>
          <button type="button" className="key" onClick={() => go({ is: "jump" })}>
            {t("round.jump")}
          </button>
          {isLast ? (
            <button type="button" className="key key-main" onClick={() => go({ is: "finish" })}>
              {t("round.finish.title")}
            </button>
          ) : (
            <button type="button" className="key key-main" onClick={() => walk.goTo(step(1))}>
              {t("round.next")}
            </button>
          )}
        </>
      }
    >
      <LastLine walk={walk} />
      <DoorCard walk={walk} door={door} />
    </Frame>
  )
}
