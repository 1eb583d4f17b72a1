import { useState } from "react"
import { addPost, countEntries, listPosts } from "../../contract/posts.ts"
import { addDays } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing } from "../parts/checks.ts"
import { today } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"

type AddPostFormProps = { taken: readonly string[]; onAdded: (name: string) => void }

/** A new post, by the name that everybody knows; the books may know some already. */
export function AddPostForm({ taken, onAdded }: AddPostFormProps) {
  const { t } = useWords()
  const [id, setId] = useState(newId)
  const { tell, busy, refused } = useTell(addPost, [listPosts])
  const known = useNamesInBooks().filter((name) => !taken.includes(name))
  const { values, set, errors, props, clear } = useForm(
    { name: "" },
    ({ name }) => errorsOf({ name: missing(name) }),
    async ({ name }) => {
      if (busy) return
      const answer = await tell({ id, name: name.trim() })
      if (!answer.ok) return
      clear()
      setId(newId())
      onAdded(name.trim())
    },
  )
  return (
    <form {...props} className="form" aria-labelledby="add-post">
      <h2 id="add-post">{t("posts.add")}</h2>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <TextField
        label={t("posts.name")}
        hint={t("posts.nameHint")}
        maxLength={40}
        autoComplete="off"
        value={values.name}
        error={errors.name && t(errors.name)}
        onChange={(name) => set("name", name)}
      />
      {known.length > 0 && (
        <p className="row known-names">
          <span className="quiet small">{t("posts.known")}</span>
          {known.map((name) => (
            <Button key={name} kind="quiet" onClick={() => set("name", name)}>
              {name}
            </Button>
          ))}
        </p>
      )}
      <p>
        <Button kind="main" type="submit" busy={busy}>
          {t("posts.addButton")}
        </Button>
      </p>
    </form>
  )
}

/** The names of posts that entries of today or yesterday bear. */
function useNamesInBooks(): string[] {
  const { data: ofToday } = useAsk(countEntries, { on: today() })
  const { data: ofYesterday } = useAsk(countEntries, { on: addDays(today(), -1) })
  const hours = [...(ofToday?.hours ?? []), ...(ofYesterday?.hours ?? [])]
  return [...new Set(hours.map(({ post }) => post))].filter((name) => name !== "")
}
