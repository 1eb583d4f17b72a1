import type { ReactNode } from "react"
import { Button } from "./button.tsx"
import { switchLanguage, useWords } from "./i18n.ts"
import { Page } from "./page.tsx"

/** A page before anyone is signed in: the product's name, the other language, one thing to do. */
export function FrontPage({
  title,
  intro,
  children,
}: {
  title: string
  intro?: ReactNode
  children: ReactNode
}) {
  const { t, language } = useWords()
  const other = language === "zh" ? "en" : "zh"
  return (
    <>
      <header className="front-head">
        <span className="frame-product">{t("common.product")}</span>
        <Button kind="quiet" lang={other} onClick={() => switchLanguage(other)}>
          {t("frame.otherLanguage")}
        </Button>
      </header>
      <main>
        <Page title={title} intro={intro} narrow>
          {children}
        </Page>
      </main>
    </>
  )
}
