import { type ReactNode, useState } from "react"
import { saveFile } from "../device/save-file.ts"
import { momentText } from "../parts/days.ts"
import { switchLanguage, useWords } from "../parts/i18n.ts"
import { useDeviceView, usePost } from "./use-post.ts"

/** What the top edge says, in full: what waits, what is held since when, and the last resort. */
export function DetailsView({ onShift, onLeft }: { onShift: () => void; onLeft: () => void }) {
  const { t, language } = useWords()
  const { device, nudge, isStorageKept, isReadyOffline } = usePost()
  const view = useDeviceView()
  const [isLeaving, setLeaving] = useState(false)
  const moment = (at: Parameters<typeof momentText>[0] | null) =>
    at === null ? t("post.details.never") : momentText(at, language)
  const leave = async () => {
    await device.leave()
    onLeft()
  }
  return (
    <div className="post-details">
      <Notes />
      <dl>
        <Line name={t("post.details.post")}>
          {view.membership ? `${view.membership.neighbourhood} ${view.membership.post}` : t("post.noPost")}
        </Line>
        <Line name={t("post.details.guard")}>
          {view.membership?.guard
            ? t("post.details.guardNumber", { number: view.membership.guard })
            : t("post.details.noGuard")}
        </Line>
        <Line name={t("post.details.waits")}>
          {view.waiting > 0 ? t("post.waiting", { count: view.waiting }) : t("post.nothingWaits")}
        </Line>
        <Line name={t("post.details.sent")}>{moment(view.sentAt)}</Line>
        <Line name={t("post.details.rules")}>{moment(view.state?.madeAt ?? null)}</Line>
        <Line name={t("post.details.offline")}>
          {t(isReadyOffline() ? "post.details.ready" : "post.details.notReady")}
        </Line>
        <Line name={t("post.details.storage")}>
          {t(isStorageKept === true ? "post.details.kept" : "post.details.mayGo")}
        </Line>
        <Line name={t("post.details.battery")}>
          {view.battery === null ? t("post.details.unknown") : `${view.battery}%`}
        </Line>
        <Line name={t("post.details.clock")}>
          {t(view.minutesOff === 0 ? "post.details.right" : "post.details.wrong")}
        </Line>
      </dl>
      <div className="post-more">
        <button type="button" className="key" onClick={onShift}>
          {t("post.shift.title")}
        </button>
        <button type="button" className="key" onClick={nudge}>
          {t("post.details.sendNow")}
        </button>
        <button type="button" className="key" onClick={() => void device.exportFile().then(saveFile)}>
          {t("post.details.file")}
        </button>
        {view.setAside > 0 && (
          <button type="button" className="key" onClick={() => void device.retrySetAside().then(nudge)}>
            {t("post.details.retry")}
          </button>
        )}
        <button type="button" className="key" onClick={() => switchLanguage(language === "zh" ? "en" : "zh")}>
          <span lang={language === "zh" ? "en" : "zh-CN"}>{language === "zh" ? "English" : "中文"}</span>
        </button>
        {view.membership && (
          <button type="button" className="key" onClick={() => (isLeaving ? void leave() : setLeaving(true))}>
            {t(isLeaving ? "post.details.leaveSure" : "post.details.leave")}
          </button>
        )}
      </div>
      <p className="post-hint">{t("post.details.fileHint")}</p>
    </div>
  )
}

/** What is wrong, each with what is safe and what to do. */
function Notes() {
  const { t } = useWords()
  const { standing, setAside, minutesOff, refusal, membership } = useDeviceView()
  const notes = [
    membership && standing === "ended" && t("post.notes.ended"),
    membership && standing === "shut-out" && t("post.notes.shutOut"),
    setAside > 0 && t("post.notes.setAside", { count: setAside }),
    minutesOff > 0 && t("post.notes.clockAhead", { minutes: minutesOff }),
    minutesOff < 0 && t("post.notes.clockBehind", { minutes: -minutesOff }),
    refusal !== null && refusal !== "not-joined" && t("post.notes.refused"),
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
