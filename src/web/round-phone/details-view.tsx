import type { ReactNode } from "react"
import { saveFile } from "../device/save-file.ts"
import { momentText, writtenText } from "../parts/days.ts"
import { switchLanguage, useWords } from "../parts/i18n.ts"
import { useRound, useRoundView } from "./use-round.ts"

/** What the top edge says, in full: what waits, what is kept how long, and the last resort. */
export function DetailsView({ onFinish }: { onFinish: () => void }) {
  const { t, language } = useWords()
  const { device, nudge, isStorageKept, isReadyOffline } = useRound()
  const view = useRoundView()
  const { list } = view
  return (
    <div className="post-details">
      <Notes />
      <dl>
        <Line name={t("round.details.whose")}>
          <span lang="zh-CN">{view.membership?.post ?? t("round.details.noList")}</span>
        </Line>
        <Line name={t("round.details.list")}>
          {list === null
            ? t("round.details.noList")
            : t("round.details.listOf", { day: writtenText(list.day, language), count: list.homes.length })}
        </Line>
        <Line name={t("round.details.waits")}>
          {view.waiting > 0 ? t("round.waiting", { count: view.waiting }) : t("round.nothingWaits")}
        </Line>
        <Line name={t("round.details.sent")}>
          {view.sentAt === null ? t("round.details.never") : momentText(view.sentAt, language)}
        </Line>
        <Line name={t("round.details.offline")}>
          {t(isReadyOffline() ? "round.details.ready" : "round.details.notReady")}
        </Line>
        <Line name={t("round.details.storage")}>
          {t(isStorageKept === true ? "round.details.kept" : "round.details.mayGo")}
        </Line>
        <Line name={t("round.details.clock")}>
          {t(view.minutesOff === 0 ? "round.details.right" : "round.details.wrong")}
        </Line>
      </dl>
      <div className="post-more">
        {list && (
          <button type="button" className="key" onClick={onFinish}>
            {t("round.details.finish")}
          </button>
        )}
        <button type="button" className="key" onClick={nudge}>
          {t("round.details.sendNow")}
        </button>
        <button type="button" className="key" onClick={() => void device.exportFile().then(saveFile)}>
          {t("round.details.file")}
        </button>
        {view.setAside > 0 && (
          <button type="button" className="key" onClick={() => void device.retrySetAside().then(nudge)}>
            {t("round.details.retry")}
          </button>
        )}
        <button type="button" className="key" onClick={() => switchLanguage(language === "zh" ? "en" : "zh")}>
          <span lang={language === "zh" ? "en" : "zh-CN"}>{language === "zh" ? "English" : "中文"}</span>
        </button>
      </div>
      <p className="post-hint">{t("round.details.fileHint")}</p>
    </div>
  )
}

/** What is wrong, each with what is safe and what to do. */
function Notes() {
  const { t } = useWords()
  const { setAside, minutesOff, refusal, list } = useRoundView()
  const notes = [
    list !== null && list.refused.length > 0 && t("round.refused"),
    setAside > 0 && t("round.notes.setAside", { count: setAside }),
    minutesOff > 0 && t("round.notes.clockAhead", { minutes: minutesOff }),
    minutesOff < 0 && t("round.notes.clockBehind", { minutes: -minutesOff }),
    refusal !== null && refusal !== "not-joined" && t("round.notes.refused"),
  ].filter((note) => typeof note === "string")
  return notes.map((note) => (
    <p key={note} className="post-warning">
      {note}
    </p>
  ))
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
