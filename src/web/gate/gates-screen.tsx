import "./gate.css"
import { Link } from "@tanstack/react-router"
import { listPosts } from "../../contract/posts.ts"
import { useAsk } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { usePageTitle } from "../parts/page.tsx"
import { useShowDay } from "../parts/shown-day.ts"
import { AnomalyList } from "./anomaly-list.tsx"
import { DayAndPost } from "./day-and-post.tsx"
import { EntryList } from "./entry-list.tsx"
import { HourChart } from "./hour-chart.tsx"
import { PostCard } from "./post-card.tsx"
import { useGateChoice, usePostNames } from "./use-gate-choice.ts"

/** How often the posts are asked for though nothing was said: one that falls silent says nothing. */
const ASK_AGAIN_MS = 30_000

/** The gates at a glance: the posts as they are now, what to look at, who comes and goes. */
export function GatesScreen() {
  const { t } = useWords()
  const { may } = useSession()
  const { on, post } = useGateChoice()
  const names = usePostNames(on)
  usePageTitle(t("gates.title"))
  useShowDay(on)
  return (
    <div className="gates">
      <div className="gates-head">
        <h1>{t("gates.title")}</h1>
        <Places />
      </div>
      <Posts />
      <div className={may("see-entries") ? "gates-work" : "gates-work gates-work-alone"}>
        <div className="gates-main">
          <section aria-labelledby="hours" className="gates-part">
            <div className="gates-part-head">
              <h2 id="hours">{t("hours.title")}</h2>
              <DayAndPost on={on} post={post} postNames={names} />
            </div>
            <HourChart on={on} post={post} />
          </section>
          {may("see-entries") && (
            <section aria-labelledby="entries" className="gates-part">
              <h2 id="entries">{t("entries.title")}</h2>
              <EntryList on={on} post={post} />
            </section>
          )}
        </div>
        {may("see-entries") && <AnomalyList />}
      </div>
    </div>
  )
}

function Places() {
  const { t } = useWords()
  const { may } = useSession()
  const { on, post } = useGateChoice()
  return (
    <nav className="row" aria-label={t("gates.title")}>
      <Link to="/gates/parcels" className={buttonClass()}>
        {t("gates.parcelsLink")}
      </Link>
      {may("see-entries") && (
        <Link to="/gates/book" search={{ on, ...(post === null ? {} : { post }) }} className={buttonClass()}>
          {t("gates.bookLink")}
        </Link>
      )}
      {may("run-posts") && (
        <>
          <Link to="/gates/guards" className={buttonClass()}>
            {t("gates.guardsLink")}
          </Link>
          <Link to="/gates/posts" className={buttonClass()}>
            {t("gates.setUpLink")}
          </Link>
        </>
      )}
    </nav>
  )
}

function Posts() {
  const { t } = useWords()
  const { may } = useSession()
  const { data, error } = useAsk(listPosts, undefined, { live: true, everyMs: ASK_AGAIN_MS })
  const open = data?.posts.filter(({ closedAt }) => closedAt === null) ?? []
  return (
    <section aria-labelledby="posts">
      <h2 id="posts" className="unseen">
        {t("gates.posts")}
      </h2>
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data && open.length === 0 && (
        <EmptyNote title={t("gates.noPostsTitle")}>
          <p>{t(may("run-posts") ? "gates.noPosts" : "gates.noPostsOther")}</p>
        </EmptyNote>
      )}
      <ul className="post-cards">
        {open.map((post) => (
          <PostCard key={post.id} post={post} />
        ))}
      </ul>
    </section>
  )
}
