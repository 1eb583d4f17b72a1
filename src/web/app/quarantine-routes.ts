import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { framed } from "./framed-route.tsx"
import { readCasesSearch } from "./search.ts"

const casesRoute = createRoute({
  ...framed("see-cases"),
  path: "/cases",
  validateSearch: readCasesSearch,
  component: lazyRouteComponent(() => import("../quarantine/cases-screen.tsx"), "CasesScreen"),
})

const caseRoute = createRoute({
  ...framed("see-cases"),
  path: "/cases/$caseId",
  component: lazyRouteComponent(() => import("../quarantine/case-screen.tsx"), "CaseScreen"),
})

const printCaseRoute = createRoute({
  ...framed("see-cases"),
  path: "/cases/$caseId/print/$paper",
  component: lazyRouteComponent(() => import("../quarantine/print-screen.tsx"), "CasePrintScreen"),
})

/** Cases of home quarantine: the list, a case, its papers. */
export const quarantineRoutes = [casesRoute, caseRoute, printCaseRoute] as const
