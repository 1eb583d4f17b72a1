import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from "@tanstack/react-router"
import { getBoard, getWall } from "../../contract/board.ts"
import type { Permission } from "../../core/access/roles.ts"
import { admit } from "./admit.ts"
import { Frame } from "./frame.tsx"
import { FaultPage, MissingPage } from "./missing-page.tsx"
import { asking, queryClient } from "./query.ts"
import {
  readBoardSearch,
  readGatesSearch,
  readPassesSearch,
  readPrintSearch,
  readRegisterSearch,
  readSignInSearch,
} from "./search.ts"

const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: MissingPage,
  errorComponent: FaultPage,
})

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import("../access/sign-in-screen.tsx"), "SignInScreen"),
})

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/set-up",
  component: lazyRouteComponent(() => import("../access/set-up-screen.tsx"), "SetUpScreen"),
})

const wallRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/wall",
  beforeLoad: ({ location }) => {
    void queryClient.prefetchQuery(asking(getWall, undefined, { live: true }))
    return admit("see-wall", location.href)
  },
  component: lazyRouteComponent(() => import("../wall/wall-screen.tsx"), "WallScreen"),
})

const framedRoute = createRoute({ getParentRoute: () => rootRoute, id: "framed", component: Frame })

/** What every page inside the frame has in common. */
const framed = (permission: Permission) => ({
  getParentRoute: () => framedRoute,
  beforeLoad: ({ location }: { location: { href: string } }) => admit(permission, location.href),
  errorComponent: FaultPage,
})

const boardRoute = createRoute({
  ...framed("see-board"),
  beforeLoad: ({ location }) => {
    // asked for at once, beside the session and the screen's own code: the board is what people wait for
    void queryClient.prefetchQuery(asking(getBoard, undefined, { live: true }))
    return admit("see-board", location.href)
  },
  path: "/",
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import("../board/board-screen.tsx"), "BoardScreen"),
})

const tableRoute = createRoute({
  ...framed("see-board"),
  path: "/table",
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import("../board/table-screen.tsx"), "TableScreen"),
})

const homeRoute = createRoute({
  ...framed("see-people"),
  path: "/home/$id",
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import("../board/home-screen.tsx"), "HomeScreen"),
})

const importRoute = createRoute({
  ...framed("import-books"),
  path: "/import",
  component: lazyRouteComponent(() => import("../imports/import-screen.tsx"), "ImportScreen"),
})

const booksRoute = createRoute({
  ...framed("write-books"),
  path: "/books",
  component: lazyRouteComponent(() => import("../books/books-screen.tsx"), "BooksScreen"),
})

const registerRoute = createRoute({
  ...framed("see-people"),
  path: "/register",
  validateSearch: readRegisterSearch,
  component: lazyRouteComponent(() => import("../register/register-screen.tsx"), "RegisterScreen"),
})

const homeRegisterRoute = createRoute({
  ...framed("see-people"),
  path: "/register/home",
  validateSearch: readRegisterSearch,
  component: lazyRouteComponent(() => import("../register/home-register-screen.tsx"), "HomeRegisterScreen"),
})

const registerFormRoute = createRoute({
  ...framed("change-register"),
  path: "/register/$what/$how",
  validateSearch: readRegisterSearch,
  component: lazyRouteComponent(() => import("../register/form-screen.tsx"), "FormScreen"),
})

const passesRoute = createRoute({
  ...framed("issue-passes"),
  path: "/passes",
  validateSearch: readPassesSearch,
  component: lazyRouteComponent(() => import("../passes/passes-screen.tsx"), "PassesScreen"),
})

const printPassesRoute = createRoute({
  ...framed("issue-passes"),
  path: "/passes/print",
  validateSearch: readPrintSearch,
  component: lazyRouteComponent(() => import("../passes/print-screen.tsx"), "PrintScreen"),
})

const checkPassRoute = createRoute({
  ...framed("issue-passes"),
  path: "/passes/check",
  component: lazyRouteComponent(() => import("../passes/check-screen.tsx"), "CheckScreen"),
})

const passKeysRoute = createRoute({
  ...framed("manage-pass-keys"),
  path: "/passes/keys",
  component: lazyRouteComponent(() => import("../passes/keys-screen.tsx"), "KeysScreen"),
})

const gatesRoute = createRoute({
  ...framed("see-posts"),
  path: "/gates",
  validateSearch: readGatesSearch,
  component: lazyRouteComponent(() => import("../gate/gates-screen.tsx"), "GatesScreen"),
})

const postsRoute = createRoute({
  ...framed("run-posts"),
  path: "/gates/posts",
  component: lazyRouteComponent(() => import("../gate/posts-screen.tsx"), "PostsScreen"),
})

const guardsRoute = createRoute({
  ...framed("run-posts"),
  path: "/gates/guards",
  component: lazyRouteComponent(() => import("../gate/guards-screen.tsx"), "GuardsScreen"),
})

const parcelsRoute = createRoute({
  ...framed("see-posts"),
  path: "/gates/parcels",
  component: lazyRouteComponent(() => import("../gate/parcels-screen.tsx"), "ParcelsScreen"),
})

const gateBookRoute = createRoute({
  ...framed("see-entries"),
  path: "/gates/book",
  validateSearch: readGatesSearch,
  component: lazyRouteComponent(() => import("../gate/gate-book-screen.tsx"), "GateBookScreen"),
})

const needsRoute = createRoute({
  ...framed("deliver-needs"),
  path: "/needs",
  component: lazyRouteComponent(() => import("../care/needs-screen.tsx"), "NeedsScreen"),
})

const careRoute = createRoute({
  ...framed("run-needs"),
  path: "/needs/care",
  component: lazyRouteComponent(() => import("../care/care-screen.tsx"), "CareScreen"),
})

const readingsRoute = createRoute({
  ...framed("run-rounds"),
  path: "/readings",
  validateSearch: readGatesSearch,
  component: lazyRouteComponent(() => import("../readings/readings-screen.tsx"), "ReadingsScreen"),
})

const chatRoute = createRoute({
  ...framed("run-needs"),
  path: "/readings/chat",
  component: lazyRouteComponent(() => import("../readings/chat-screen.tsx"), "ChatScreen"),
})

const ownAccountRoute = createRoute({
  ...framed("use-account"),
  path: "/account",
  component: lazyRouteComponent(() => import("../access/own-account-screen.tsx"), "OwnAccountScreen"),
})

const accountsRoute = createRoute({
  ...framed("manage-accounts"),
  path: "/accounts",
  component: lazyRouteComponent(() => import("../access/accounts-screen.tsx"), "AccountsScreen"),
})

const auditRoute = createRoute({
  ...framed("read-audit"),
  path: "/audit",
  component: lazyRouteComponent(() => import("../access/audit-screen.tsx"), "AuditScreen"),
})

const policiesRoute = createRoute({
  ...framed("see-policies"),
  path: "/policies",
  component: lazyRouteComponent(() => import("../access/policies-screen.tsx"), "PoliciesScreen"),
})

const erasuresRoute = createRoute({
  ...framed("erase"),
  path: "/erasures",
  component: lazyRouteComponent(() => import("../access/erasures-screen.tsx"), "ErasuresScreen"),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    setUpRoute,
    wallRoute,
    framedRoute.addChildren([
      boardRoute,
      tableRoute,
      homeRoute,
      importRoute,
      booksRoute,
      registerRoute,
      homeRegisterRoute,
      registerFormRoute,
      passesRoute,
      printPassesRoute,
      checkPassRoute,
      passKeysRoute,
      gatesRoute,
      postsRoute,
      guardsRoute,
      parcelsRoute,
      gateBookRoute,
      needsRoute,
      careRoute,
      readingsRoute,
      chatRoute,
      ownAccountRoute,
      accountsRoute,
      auditRoute,
      policiesRoute,
      erasuresRoute,
    ]),
  ]),
  defaultPreload: "intent",
  scrollRestoration: true,
})

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router
  }
}
