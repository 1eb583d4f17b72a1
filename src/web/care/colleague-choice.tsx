import { listColleagues } from "../../contract/tasks.ts"
import { mayDo, type Permission, type Role } from "../../core/access/roles.ts"
import { useAsk } from "../app/query.ts"
import { ChoiceField } from "../parts/inputs.tsx"

type ColleagueChoiceProps = {
  label: string
  nobody: string
  /** What one has to be allowed to do. */
  permission: Permission
  value: string
  onChange: (id: string) => void
}

/** One of the colleagues at work, or nobody. */
export function ColleagueChoice({ label, nobody, permission, value, onChange }: ColleagueChoiceProps) {
  const { data } = useAsk(listColleagues, undefined)
  const able = (data?.colleagues ?? []).filter(({ role }) => mayDo(role as Role, permission))
  return (
    <ChoiceField
      label={label}
      value={value}
      choices={[{ value: "", label: nobody }, ...able.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={onChange}
    />
  )
}
