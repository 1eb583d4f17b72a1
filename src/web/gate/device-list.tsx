import type { Static } from "typebox"
import { listPosts, type Post, revokeDevice } from "../../contract/posts.ts"
import { useTell } from "../app/query.ts"
import { DataTable } from "../parts/data-table.tsx"
import { today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { OnlineState } from "./post-card.tsx"
import { SureButton } from "./sure-button.tsx"
import { timeText } from "./time-text.ts"

/** The phones of a post; one that was lost is shut out for good. */
export function DeviceList({ post }: { post: Static<typeof Post> }) {
  const { t, language } = useWords()
  const { tell, busy, refused } = useTell(revokeDevice, [listPosts])
  if (post.devices.length === 0) return <p className="quiet">{t("gatePost.noDevice")}</p>
  const time = (at: string) => timeText(at, today(), language)
  return (
    <>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <DataTable
        caption={t("posts.devices", { name: post.name })}
        rows={post.devices}
        keyOf={({ id }) => id}
        columns={[
          { key: "joined", label: t("posts.joinedAt"), whole: true, cell: ({ joinedAt }) => time(joinedAt) },
          {
            key: "state",
            label: t("posts.state"),
            cell: (device) =>
              device.revokedAt === null ? (
                <OnlineState device={device} />
              ) : (
                <span className="quiet">{t("posts.revoked", { time: time(device.revokedAt) })}</span>
              ),
          },
          {
            key: "actions",
            label: t("common.actions"),
            actions: true,
            cell: ({ id, joinedAt, revokedAt }) =>
              revokedAt === null ? (
                <SureButton
                  label={t("posts.shutOutOf", { time: time(joinedAt) })}
                  means={t("posts.shutOutMeans")}
                  sure={t("posts.shutOutSure")}
                  keep={t("posts.notNow")}
                  busy={busy}
                  onSure={() => void tell({ id })}
                >
                  {t("posts.shutOut")}
                </SureButton>
              ) : null,
          },
        ]}
      />
    </>
  )
}
