import { workerSkills } from "../../core/roster/roll.ts"
import { useWords } from "../parts/i18n.ts"
import { skillText } from "./skill-text.ts"

type SkillsFieldProps = { value: readonly string[]; onChange: (skills: readonly string[]) => void }

/** What somebody can do; what a book or a form had besides stays ticked. */
export function SkillsField({ value, onChange }: SkillsFieldProps) {
  const { t } = useWords()
  const others = value.filter((skill) => !(workerSkills as readonly string[]).includes(skill))
  return (
    <fieldset className="roll-ticks">
      <legend>{t("roll.skills")}</legend>
      <div className="roll-ticks-grid">
        {[...workerSkills, ...others].map((skill) => (
          <label key={skill}>
            <input
              type="checkbox"
              checked={value.includes(skill)}
              onChange={({ target }) =>
                onChange(target.checked ? [...value, skill] : value.filter((each) => each !== skill))
              }
            />
            {skillText(t, skill)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
