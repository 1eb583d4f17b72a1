import { clockOf, dayOf } from "../../core/kit/dates.ts"
import { policyOn } from "../../core/policy/policy.ts"
import { useWords } from "../parts/i18n.ts"
import { newAsk } from "./ask.ts"
import { DecisionView } from "./decision-view.tsx"
import { DetailsView } from "./details-view.tsx"
import { DoorView } from "./door-view.tsx"
import { DutyFeverNote } from "./duty-fever-note.tsx"
import { DutyPassView, DutyView } from "./duty-view.tsx"
import { EmergencyView } from "./emergency-view.tsx"
import { Frame } from "./frame.tsx"
import { HomeView } from "./home-view.tsx"
import { JoinView } from "./join-view.tsx"
import { ParcelView } from "./parcel-view.tsx"
import { ParticularsView } from "./particulars-view.tsx"
import { NoRulesNote, NotSavedNote } from "./plain-notes.tsx"
import { RecentView } from "./recent-view.tsx"
import { SavedBar } from "./saved-bar.tsx"
import { ScanView } from "./scan-view.tsx"
import { ShiftView } from "./shift-view.tsx"
import { useDeviceView, usePost } from "./use-post.ts"
import { useWork } from "./use-work.ts"

/** The post's page: one thing on the screen, chosen by what the guard did last. */
export function PostPage() {
  const { t } = useWords()
  const { device } = usePost()
  const { membership, state, opened } = useDeviceView()
  const work = useWork()
  const { stage, saved, busy, go } = work
  const home = () => go({ is: membership === null ? "join" : "home" })
  const frame = {
    onTop: () => go({ is: "details" }),
    onBack: home,
    onEmergency: work.openEmergency,
  }
  const bar = (
    <SavedBar
      saved={saved}
      onChange={({ id, ask }) => void work.undo(id, ask)}
      onRecent={() => go({ is: "recent" })}
    />
  )
  const keepsProof = policyOn(state?.policies ?? [], "damaged-code-proof", dayOf(device.now()))?.keep ?? false

  switch (stage.is) {
    case "join":
      return (
        <Frame {...frame} title={t("post.join.title")} onBack={membership === null ? null : home}>
          <JoinView onJoined={() => go({ is: "home" })} />
        </Frame>
      )
    case "home":
      return (
        <Frame {...frame} title={t("post.title")} isTitleShown={false} onBack={null}>
          {opened === null ? (
            bar
          ) : (
            <button type="button" className="key key-emergency" onClick={() => go({ is: "emergency" })}>
              {t("post.emergency.later", { clock: clockOf(opened) })}
            </button>
          )}
          <HomeView
            direction={work.direction}
            onDirection={work.setDirection}
            onScan={() => go({ is: "scan", ask: null, told: null })}
            onKind={work.onKind}
            onDoor={() => go({ is: "door", ask: newAsk("resident", work.direction) })}
            onShelf={() => go({ is: "parcel" })}
            onDuty={() => go({ is: "duty" })}
          />
        </Frame>
      )
    case "scan":
      return (
        <Frame {...frame} title={t("post.scan")} isTitleShown={false}>
          {bar}
          <ScanView
            told={stage.told}
            keepDamagedFrame={keepsProof}
            onCode={(code) => void work.onCode(code, "camera")}
            onDamaged={(picture) => void work.onDamaged(picture)}
            onDoor={() => go({ is: "door", ask: stage.ask ?? newAsk("resident", work.direction, "scan") })}
          />
        </Frame>
      )
    case "decision": {
      const { ask } = stage
      const decision = work.decisionOf(ask)
      if (decision === null) {
        return (
          <Frame {...frame} title={t("post.noRules.what")} tone="refer" isTitleShown={false}>
            <NoRulesNote />
          </Frame>
        )
      }
      const title = [t(`gateWord.kind.${ask.kind}`), t(`gateWord.direction.${ask.direction}`)].join(" ")
      return (
        <Frame
          {...frame}
          title={title}
          isTitleShown={false}
          tone={decision.verdict}
          backText={t("post.cancel")}
        >
          <DecisionView
            key={`${decision.verdict} ${decision.reason}`}
            ask={ask}
            decision={decision}
            busy={busy}
            onCelsius={(celsius) => void work.onCelsius(ask, celsius)}
            onDone={() => void work.finish(ask)}
            onDoor={() => go({ is: "door", ask })}
            onScan={() => go({ is: "scan", ask, told: null })}
            onParticulars={() => go({ is: "particulars", ask })}
            onParcel={() => void work.finish(ask, null, { is: "parcel" })}
          />
        </Frame>
      )
    }
    case "door":
      return (
        <Frame {...frame} title={t("post.door.title")}>
          <DoorView hasNumbers onTyped={(text) => work.onTyped(stage.ask, text)} />
        </Frame>
      )
    case "particulars":
      return (
        <Frame {...frame} title={t("post.particulars.title")} backText={t("post.cancel")}>
          <ParticularsView
            kind={stage.ask.kind}
            busy={busy}
            onDone={(particulars) => void work.finish(stage.ask, particulars)}
          />
        </Frame>
      )
    case "parcel":
      return (
        <Frame {...frame} title={t("post.parcel.title")} isTitleShown={false}>
          {bar}
          <ParcelView busy={busy} onDone={work.onParcel} />
        </Frame>
      )
    case "emergency":
      return (
        <Frame
          {...frame}
          title={t("post.emergency.open")}
          isTitleShown={false}
          tone="let-in"
          onEmergency={null}
          backText={membership === null ? t("post.back") : t("post.emergency.writeLater")}
        >
          <EmergencyView
            isWritable={membership !== null}
            busy={busy}
            onDone={(opening) => void work.writeEmergency(opening)}
          />
        </Frame>
      )
    case "recent":
      return (
        <Frame {...frame} title={t("post.recent.title")}>
          <RecentView busy={busy} onUndo={(id) => void work.undo(id, null)} />
        </Frame>
      )
    case "details":
      return (
        <Frame {...frame} title={t("post.details.title")}>
          <DetailsView onShift={() => go({ is: "shift" })} onLeft={() => go({ is: "join" })} />
        </Frame>
      )
    case "shift":
      return (
        <Frame {...frame} title={t("post.shift.title")}>
          <ShiftView />
        </Frame>
      )
    case "duty":
      return (
        <Frame {...frame} title={t("post.duty.title")}>
          <DutyView
            busy={busy}
            isFeverish={work.isFeverish}
            onSign={(sign) => void work.onDuty(sign)}
            onPass={(step, celsius) => go({ is: "duty-pass", step, celsius })}
          />
        </Frame>
      )
    case "duty-pass":
      return (
        <Frame {...frame} title={t(`post.duty.${stage.step}`)}>
          <DutyPassView onCode={(code) => work.onDutyPass(stage.step, stage.celsius, code)} />
        </Frame>
      )
    case "duty-fever":
      return (
        <Frame {...frame} title={t("post.duty.feverWhat")} isTitleShown={false} tone="turn-away">
          <DutyFeverNote onDone={() => go({ is: "home" })} />
        </Frame>
      )
    case "not-saved":
      return (
        <Frame {...frame} title={t("post.notSaved.what")} isTitleShown={false} tone="turn-away" onBack={null}>
          <NotSavedNote
            busy={busy}
            onAgain={() => void work.writeAgain(stage.body, stage.then)}
            onPaper={() => go(stage.then)}
          />
        </Frame>
      )
  }
}
