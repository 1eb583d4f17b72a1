import { Link, Outlet } from "@tanstack/react-router"
import { dayWithWeekday, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { LiveMark } from "../parts/live-mark.tsx"
import { useShownDay } from "../parts/shown-day.ts"
import { AccountMenu } from "./account-menu.tsx"
import { CertificateNotice } from "./certificate-notice.tsx"
import { FindDoor } from "./find-door.tsx"
import { useLive } from "./live.ts"
import { MainMenu } from "./main-menu.tsx"
import { NewTask } from "./new-task.tsx"
import { useSession } from "./session.ts"

/** The head of every page: whose neighbourhood, which day, whether it is live, find a door, who is here. */
export function Frame() {
  const { t } = useWords()
  const { who, may } = useSession()
  const live = useLive()
  return (
    <>
      <a className="frame-skip" href="#content">
        {t("frame.skip")}
      </a>
      <header className="frame-header">
        <Link to="/" className="frame-name">
          <span className="frame-product">{t("common.product")}</span>
          {who && (
            <span className="frame-neighbourhood" title={who.neighbourhood}>
              {who.neighbourhood}
            </span>
          )}
        </Link>
        {who?.demonstration && (
          <span className="frame-demonstration" title={t("frame.demonstrationTitle")}>
            {t("frame.demonstration")}
          </span>
        )}
        <MainMenu />
        <span className="frame-day">
          <HeaderDay />
          <LiveMark live={live.live} since={live.since} />
        </span>
        {may("see-people") && <FindDoor />}
        {may("use-tasks") && <NewTask />}
        <AccountMenu />
      </header>
      <CertificateNotice />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  )
}

function HeaderDay() {
  const { language } = useWords()
  const shown = useShownDay()
  const day = shown ?? today()
  return <time dateTime={day}>{dayWithWeekday(day, language)}</time>
}
