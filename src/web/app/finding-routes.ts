import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { framed } from "./framed.tsx"
import { readFindingsSearch, readPairSearch } from "./search.ts"

const findingsRoute = createRoute({
  ...framed("reconcile"),
  path: "/findings",
  validateSearch: readFindingsSearch,
  component: lazyRouteComponent(() => import("../findings/findings-screen.tsx"), "FindingsScreen"),
})

const compareRoute = createRoute({
  ...framed("reconcile"),
  path: "/findings/compare",
  validateSearch: readPairSearch,
  component: lazyRouteComponent(() => import("../findings/compare-screen.tsx"), "CompareScreen"),
})

const mergesRoute = createRoute({
  ...framed("reconcile"),
  path: "/findings/merges",
  component: lazyRouteComponent(() => import("../findings/merges-screen.tsx"), "MergesScreen"),
})

/** What does not agree, and records that are one person. */
export const findingRoutes = [findingsRoute, compareRoute, mergesRoute] as const
