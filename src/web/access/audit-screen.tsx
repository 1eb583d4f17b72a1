import { useInfiniteQuery } from "@tanstack/react-query"
import type { Static } from "typebox"
import { listAudit } from "../../contract/access.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { call } from "../app/client.ts"
import { RefusedError } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { DataTable } from "../parts/data-table.tsx"
import { momentText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"

export function AuditScreen() {
  const { t } = useWords()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useAudit()
  const entries = data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <Page title={t("audit.title")} intro={t("audit.intro")}>
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data && entries.length === 0 && (
        <EmptyNote title={t("audit.emptyTitle")}>
          <p>{t("audit.empty")}</p>
        </EmptyNote>
      )}
      {entries.length > 0 && <AuditTable entries={entries} />}
      {hasNextPage && (
        <p>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("audit.more")}
          </Button>
        </p>
      )}
    </Page>
  )
}

/** As many entries as the server sends at once: fewer are the last. */
const FULL_PAGE = 100

type AuditPage = Static<typeof listAudit.reply>

function AuditTable({ entries }: AuditPage) {
  const { t, language } = useWords()
  return (
    <DataTable
      caption={t("audit.title")}
      rows={entries}
      keyOf={({ id }) => id}
      columns={[
        {
          key: "at",
          whole: true,
          label: t("audit.at"),
          cell: ({ at }) => momentText(at as Instant, language),
        },
        { key: "who", whole: true, label: t("audit.who"), cell: ({ who }) => who ?? t("audit.system") },
        {
          key: "action",
          label: t("audit.action"),
          cell: ({ action }) => t(`audit.actions.${action}`, { defaultValue: action }),
        },
        {
          key: "subject",
          label: t("audit.subject"),
          cell: ({ subjectKind, subjectId }) =>
            subjectKind === null
              ? ""
              : `${t(`audit.kinds.${subjectKind}`, { defaultValue: subjectKind })} ${shortOf(subjectId)}`,
        },
      ]}
    />
  )
}

/** The end of an id: enough to see that two entries speak of the same one, and nothing about whom. */
function shortOf(id: string | null): string {
  return id === null ? "" : `…${id.slice(-6)}`
}

/** Page after page towards the past, the next one before the last entry's id. */
function useAudit() {
  return useInfiniteQuery<AuditPage, RefusedError, { pages: AuditPage[] }, string[], string | null>({
    queryKey: [listAudit.path, "pages"],
    initialPageParam: null,
    queryFn: async ({ pageParam }) => {
      const answer = await call(listAudit, { query: pageParam === null ? {} : { before: pageParam } })
      if (!answer.ok) throw new RefusedError(answer)
      return answer.value
    },
    getNextPageParam: ({ entries }) => (entries.length < FULL_PAGE ? undefined : entries.at(-1)?.id),
    staleTime: 0,
  })
}
