import { type ReactNode, useEffect } from "react"
import { useWords } from "./i18n.ts"

type PageProps = {
  title: string
  intro?: ReactNode
  /** The way back to the page that this one belongs to: a link, above the heading. */
  back?: ReactNode
  /** What can be done with the whole page, at its top right. */
  actions?: ReactNode
  narrow?: boolean
  children: ReactNode
}

/** A working page: its heading, a sentence on what it is for, then the work. */
export function Page({ title, intro, back, actions, narrow, children }: PageProps) {
  usePageTitle(title)
  return (
    <div className={narrow ? "page page-narrow" : "page"}>
      <div className="page-head">
        <div>
          {back && <p className="page-back no-print">{back}</p>}
          <h1>{title}</h1>
          {intro && <p className="page-intro">{intro}</p>}
        </div>
        {actions && <div className="row no-print">{actions}</div>}
      </div>
      {children}
    </div>
  )
}

/** What the browser's tab and a screen reader call this page. */
export function usePageTitle(title: string): void {
  const { t } = useWords()
  const product = t("common.product")
  useEffect(() => {
    document.title = title === "" ? product : `${title} · ${product}`
  }, [title, product])
}
