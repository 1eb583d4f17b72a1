import { useState } from "react"
import type { Static } from "typebox"
import { type Account, listAccounts } from "../../contract/access.ts"
import { useAsk } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { DataTable } from "../parts/data-table.tsx"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { useOpened } from "../parts/use-opened.ts"
import { AddAccountForm } from "./add-account-form.tsx"
import { ChangeAccountForm } from "./change-account-form.tsx"

export function AccountsScreen() {
  const { t } = useWords()
  const { data, error } = useAsk(listAccounts, undefined)
  const { opened, open, close } = useOpened<"add" | { id: string }>()
  const [done, setDone] = useState<string | null>(null)
  const account = data?.accounts.find(({ id }) => opened !== null && opened !== "add" && id === opened.id)
  return (
    <div className="with-panel">
      <Page
        title={t("accounts.title")}
        intro={t("accounts.intro")}
        actions={
          <Button kind="main" onClick={() => open("add")}>
            {t("accounts.add")}
          </Button>
        }
      >
        {done && <DoneNote title={done} />}
        {error && <ErrorNote refusal={error.refusal} />}
        {data ? <AccountsTable accounts={data.accounts} onChange={(id) => open({ id })} /> : <WaitNote />}
      </Page>
      {opened === "add" && (
        <SidePanel title={t("accounts.add")} onClose={close}>
          <AddAccountForm
            onDone={(name) => {
              setDone(t("accounts.added", { name }))
              close()
            }}
          />
        </SidePanel>
      )}
      {account && (
        <SidePanel key={account.id} title={t("accounts.changeOf", { name: account.name })} onClose={close}>
          <ChangeAccountForm account={account} />
        </SidePanel>
      )}
    </div>
  )
}

type AccountRow = Static<typeof Account>

function AccountsTable({ accounts, onChange }: { accounts: AccountRow[]; onChange: (id: string) => void }) {
  const { t } = useWords()
  const stateOf = ({ disabled, locked }: AccountRow) => {
    if (disabled) return "accounts.disabled"
    return locked ? "accounts.locked" : "accounts.inUse"
  }
  return (
    <DataTable
      caption={t("accounts.title")}
      rows={accounts}
      keyOf={({ id }) => id}
      columns={[
        { key: "name", whole: true, label: t("accounts.name"), cell: ({ name }) => name },
        { key: "login", label: t("accounts.login"), cell: ({ login }) => login },
        { key: "role", label: t("accounts.role"), cell: ({ role }) => t(`role.${role}`) },
        { key: "state", label: t("accounts.state"), cell: (account) => t(stateOf(account)) },
        {
          key: "change",
          label: t("common.actions"),
          actions: true,
          cell: ({ id, name }) => (
            <Button kind="quiet" aria-label={t("accounts.changeOf", { name })} onClick={() => onChange(id)}>
              {t("accounts.change")}
            </Button>
          ),
        },
      ]}
    />
  )
}
