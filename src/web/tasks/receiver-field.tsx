import { listColleagues } from "../../contract/tasks.ts"
import type { Role } from "../../core/access/roles.ts"
import { useAsk } from "../app/query.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField } from "../parts/inputs.tsx"

export type Receiver = { team: Role; ownerId: string | null }

type ReceiverFieldProps = { value: Receiver; onChange: (receiver: Receiver) => void }

/** To whom: a whole team, or one colleague. */
export function ReceiverField({ value, onChange }: ReceiverFieldProps) {
  const { t } = useWords()
  const { data } = useAsk(listColleagues, undefined)
  const teams = (data?.teams ?? [value.team]).map((team) => ({
    key: team as string,
    label: t("task.form.whole", { team: t(`role.${team}`) }),
    receiver: { team, ownerId: null },
  }))
  const people = (data?.colleagues ?? []).map(({ id, name, role }) => ({
    key: id,
    label: `${name}（${t(`role.${role}`)}）`,
    receiver: { team: role, ownerId: id },
  }))
  const all = [...teams, ...people]
  return (
    <ChoiceField
      label={t("task.form.to")}
      value={value.ownerId ?? value.team}
      choices={all.map(({ key, label }) => ({ value: key, label }))}
      onChange={(key) => {
        const chosen = all.find((one) => one.key === key)
        if (chosen) onChange(chosen.receiver)
      }}
    />
  )
}
