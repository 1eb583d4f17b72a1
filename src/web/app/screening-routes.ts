import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { framed } from "./framed.tsx"
import { readScreeningListSearch, readScreeningSearch } from "./search.ts"

const screeningRoute = createRoute({
  ...framed("screen"),
  path: "/screening",
  validateSearch: readScreeningSearch,
  component: lazyRouteComponent(() => import("../screening/screening-screen.tsx"), "ScreeningScreen"),
})

const screeningListRoute = createRoute({
  ...framed("screen"),
  path: "/screening/list",
  validateSearch: readScreeningListSearch,
  component: lazyRouteComponent(() => import("../screening/list-screen.tsx"), "ScreeningListScreen"),
})

const tenantsRoute = createRoute({
  ...framed("screen"),
  path: "/screening/tenants",
  component: lazyRouteComponent(() => import("../screening/tenants-screen.tsx"), "TenantsScreen"),
})

const slipRoute = createRoute({
  ...framed("screen"),
  path: "/screening/slip",
  component: lazyRouteComponent(() => import("../screening/slip-screen.tsx"), "SlipScreen"),
})

/** The pages of screening. */
export const screeningRoutes = [screeningRoute, screeningListRoute, tenantsRoute, slipRoute] as const
