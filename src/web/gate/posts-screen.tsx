import "./gate.css"
import "./set-up.css"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import type { Static } from "typebox"
import { closePost, listPosts, type Post } from "../../contract/posts.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { AddPostForm } from "./add-post-form.tsx"
import { DeviceList } from "./device-list.tsx"
import { JoinPanel } from "./join-panel.tsx"
import { OutboxFile } from "./outbox-file.tsx"
import { SureButton } from "./sure-button.tsx"
import { timeText } from "./time-text.ts"

type PostRow = Static<typeof Post>

/** Sets the posts up: their names, the phones that work there, and what a phone could not send. */
export function PostsScreen() {
  const { t } = useWords()
  const { data, error } = useAsk(listPosts, undefined, { live: true })
  const [joining, setJoining] = useState<string | null>(null)
  const [added, setAdded] = useState<string | null>(null)
  const open = data?.posts.filter(({ closedAt }) => closedAt === null) ?? []
  const closed = data?.posts.filter(({ closedAt }) => closedAt !== null) ?? []
  const joined = open.find(({ id }) => id === joining)
  return (
    <div className="with-panel">
      <Page
        title={t("posts.title")}
        intro={t("posts.intro")}
        back={<Link to="/gates">{t("gates.deskLink")}</Link>}
        actions={
          <Link to="/gates/guards" className={buttonClass()}>
            {t("gates.guardsLink")}
          </Link>
        }
      >
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {added && <DoneNote title={t("posts.added", { name: added })} />}
        {data && open.length === 0 && (
          <EmptyNote title={t("posts.none")}>
            <p>{t("posts.noneIntro")}</p>
          </EmptyNote>
        )}
        {open.map((post) => (
          <OpenPost key={post.id} post={post} onJoin={() => setJoining(post.id)} />
        ))}
        <ClosedPosts posts={closed} />
        <div className="columns">
          <AddPostForm taken={data?.posts.map(({ name }) => name) ?? []} onAdded={setAdded} />
          <OutboxFile />
        </div>
      </Page>
      {joined && <JoinPanel key={joined.id} post={joined} onClose={() => setJoining(null)} />}
    </div>
  )
}

function OpenPost({ post, onJoin }: { post: PostRow; onJoin: () => void }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(closePost, [listPosts])
  const { id, name } = post
  return (
    <section className="post-set-up" aria-labelledby={id}>
      <div className="post-set-up-head">
        <h2 id={id}>{name}</h2>
        <Button kind="main" aria-label={t("posts.joinOf", { name })} onClick={onJoin}>
          {t("posts.join")}
        </Button>
        <SureButton
          label={t("posts.closeOf", { name })}
          means={t("posts.closeMeans")}
          sure={t("posts.closeSure")}
          keep={t("posts.keep")}
          busy={busy}
          onSure={() => void tell({ id })}
        >
          {t("posts.close")}
        </SureButton>
      </div>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <DeviceList post={post} />
    </section>
  )
}

function ClosedPosts({ posts }: { posts: readonly PostRow[] }) {
  const { t, language } = useWords()
  const { tell, busy, refused } = useTell(closePost, [listPosts])
  if (posts.length === 0) return null
  return (
    <section aria-labelledby="closed-posts">
      <h2 id="closed-posts">{t("posts.closed")}</h2>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <ul>
        {posts.map(({ id, name, closedAt }) => (
          <li key={id} className="row">
            {name}
            <span className="quiet small">
              {t("posts.closedSince", { time: timeText(closedAt ?? "", today(), language) })}
            </span>
            <Button
              kind="quiet"
              aria-label={t("posts.reopen", { name })}
              onClick={() => busy || void tell({ id, undo: true })}
            >
              {t("common.undo")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
