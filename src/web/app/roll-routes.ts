import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { framed } from "./framed.tsx"
import { readRollSearch } from "./search-roll.ts"

const rollRoute = createRoute({
  ...framed("run-roll"),
  path: "/volunteers",
  validateSearch: readRollSearch,
  component: lazyRouteComponent(() => import("../roll/roll-screen.tsx"), "RollScreen"),
})

const posterRoute = createRoute({
  ...framed("run-roll"),
  path: "/volunteers/poster",
  component: lazyRouteComponent(() => import("../roll/poster-screen.tsx"), "PosterScreen"),
})

const certificateRoute = createRoute({
  ...framed("run-roll"),
  path: "/volunteers/certificate",
  validateSearch: (search: Record<string, unknown>): { id?: string } =>
    typeof search.id === "string" ? { id: search.id } : {},
  component: lazyRouteComponent(() => import("../roll/certificate-screen.tsx"), "CertificateScreen"),
})

/** The pages of the roll. */
export const rollRoutes = [rollRoute, posterRoute, certificateRoute] as const
