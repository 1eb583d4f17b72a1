import { addNeed, listNeeds } from "../../contract/care.ts"
import { needCategories } from "../../core/care/need-moves.ts"
import type { FoundHome } from "../app/found-homes.ts"
import { HomeField } from "../app/home-field.tsx"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf } from "../parts/checks.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, LongTextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { ColleagueChoice } from "./colleague-choice.tsx"
import { needName } from "./need-type.ts"
import { readLocalMoment, TimeField } from "./time-choice.tsx"

type Values = {
  id: string
  home: FoundHome | null
  category: (typeof needCategories)[number]
  text: string
  promised: string
  ownerId: string
}

/** Writes down what a home wishes for. */
export function AddNeedForm({ onDone }: { onDone: (id: string, what: string) => void }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(addNeed, [listNeeds])
  const { values, set, errors, props } = useForm<Values>(
    { id: newId(), home: null, category: "买菜", text: "", promised: "", ownerId: "" },
    (typed) => errorsOf({ home: typed.home === null ? "needs.chooseHome" : undefined }),
    async ({ id, home, category, text, promised, ownerId }) => {
      if (busy || home === null) return
      const promisedFor = readLocalMoment(promised)
      const answer = await tell({
        ...{ id, homeId: home.id, category, text },
        ...(ownerId === "" ? {} : { ownerId }),
        ...(promisedFor === null ? {} : { promisedFor }),
      })
      if (answer.ok) onDone(id, needName({ door: home.door, category, asked: text.trim() }))
    },
  )
  return (
    <form {...props} className="form">
      {refused && <ErrorNote refusal={refused.refusal} />}
      <HomeField
        label={t("needs.home")}
        hint={t("find.hint")}
        error={errors.home && t(errors.home)}
        onChoose={(home) => set("home", home)}
      />
      <ChoiceField
        label={t("needs.category")}
        value={values.category}
        choices={needCategories.map((value) => ({ value, label: t(`needCategory.${value}`) }))}
        onChange={(value) => set("category", value)}
      />
      <LongTextField
        label={t("needs.text")}
        hint={t("needs.textHint")}
        maxLength={300}
        value={values.text}
        onChange={(value) => set("text", value)}
      />
      <TimeField
        label={t("needs.promisedFor")}
        hint={t("needs.promisedHint")}
        value={values.promised}
        onChange={(value) => set("promised", value)}
      />
      <ColleagueChoice
        label={t("needs.giveTo")}
        nobody={t("needs.nobody")}
        permission="deliver-needs"
        value={values.ownerId}
        onChange={(value) => set("ownerId", value)}
      />
      <p>
        <Button kind="main" type="submit" busy={busy}>
          {t("needs.new")}
        </Button>
      </p>
    </form>
  )
}
