import { listColleagues } from "../../contract/tasks.ts"
import { mayHave } from "../../core/oversight/task-sight.ts"
import { followUpTimes } from "../../core/phone/follow-up-time.ts"
import { useAsk } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { now } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import type { DeskCall } from "./desk-call.ts"

type FollowUpChoiceProps = {
  call: DeskCall
  backError: boolean
  onChange: (changed: Partial<DeskCall>) => void
}

/** Whether more is to be done: by when (one key), by whom, and whether they are rung again. */
export function FollowUpChoice({ call, backError, onChange }: FollowUpChoiceProps) {
  const { t } = useWords()
  const { who: me } = useSession()
  const { data } = useAsk(listColleagues, undefined)
  const times = followUpTimes(now())
  const choose = (index: number) => {
    const time = times[index - 1]
    if (index === 0) onChange({ follow: null, followAt: null })
    if (time !== undefined) onChange({ follow: time.key, followAt: time.at })
  }
  const others = (data?.colleagues ?? []).filter(
    ({ id, role }) => id !== me?.accountId && mayHave(role, "call-follow-up"),
  )
  return (
    <div className="phone-follow">
      <fieldset
        className="phone-choice"
        onKeyDown={(event) => {
          if (!/^[0-9]$/.test(event.key)) return
          event.preventDefault()
          choose(Number(event.key))
        }}
      >
        <legend>{t("phone.followUp")}</legend>
        <label className="phone-key-choice">
          <input
            type="radio"
            name="call-follow-up"
            checked={call.follow === null}
            onChange={() => choose(0)}
          />
          <span aria-hidden="true" className="phone-key">
            0
          </span>{" "}
          {t("phone.noFollowUp")}
        </label>
        {times.map(({ key }, index) => (
          <label key={key} className="phone-key-choice">
            <input
              type="radio"
              name="call-follow-up"
              checked={call.follow === key}
              onChange={() => choose(index + 1)}
            />
            <span aria-hidden="true" className="phone-key">
              {index + 1}
            </span>{" "}
            {t(`phone.followAt.${key}`)}
          </label>
        ))}
      </fieldset>
      <div className="phone-follow-more">
        {call.follow !== null && (
          <ChoiceField
            label={t("phone.who")}
            value={call.who}
            choices={[
              { value: "me", label: t("phone.me") },
              { value: "team", label: t("phone.team") },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(who) => onChange({ who })}
          />
        )}
        <TextField
          label={t("phone.callBack")}
          hint={t("phone.callBackHint")}
          error={backError ? t("phone.callBackWrong") : undefined}
          autoComplete="off"
          maxLength={10}
          value={call.backAt}
          onChange={(backAt) => onChange({ backAt })}
        />
      </div>
    </div>
  )
}
