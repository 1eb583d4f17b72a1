import { addPost, countEntries, listPosts } from "../../contract/posts.ts"
import { addDays } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { NameForm } from "./name-form.tsx"

type AddPostFormProps = { taken: readonly string[]; onAdded: (name: string) => void }

/** A new post, by the name that everybody knows; the books may know some already. */
export function AddPostForm({ taken, onAdded }: AddPostFormProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(addPost, [listPosts])
  const known = useNamesInBooks().filter((name) => !taken.includes(name))
  return (
    <NameForm
      title={t("posts.add")}
      label={t("posts.name")}
      hint={t("posts.nameHint")}
      button={t("posts.addButton")}
      busy={busy}
      refused={refused?.refusal}
      onSend={async (post) => {
        const answer = await tell(post)
        if (answer.ok) onAdded(post.name)
        return answer.ok
      }}
      below={(fill) =>
        known.length > 0 && (
          <p className="row known-names">
            <span className="quiet small">{t("posts.known")}</span>
            {known.map((name) => (
              <Button key={name} kind="quiet" onClick={() => fill(name)}>
                {name}
              </Button>
            ))}
          </p>
        )
      }
    />
  )
}

/** The names of posts that entries of today or yesterday bear. */
function useNamesInBooks(): string[] {
  const { data: ofToday } = useAsk(countEntries, { on: today() })
  const { data: ofYesterday } = useAsk(countEntries, { on: addDays(today(), -1) })
  const hours = [...(ofToday?.hours ?? []), ...(ofYesterday?.hours ?? [])]
  return [...new Set(hours.map(({ post }) => post))].filter((name) => name !== "")
}
