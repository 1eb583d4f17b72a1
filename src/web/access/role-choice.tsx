import { type Role, roles } from "../../core/access/roles.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField } from "../parts/inputs.tsx"

/** A role, with a sentence on what it sees. */
export function RoleChoice({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const { t } = useWords()
  return (
    <ChoiceField
      label={t("accounts.role")}
      hint={t(`accounts.roleHint.${value}`)}
      value={value}
      choices={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
      onChange={onChange}
    />
  )
}
