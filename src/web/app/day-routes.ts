import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { framed } from "./framed.tsx"
import {
  readCasesSearch,
  readDaySearch,
  readGatesSearch,
  readPersonSearch,
  readPrintSearch,
  readReportsSearch,
  readRoundsSearch,
  readTasksSearch,
} from "./search.ts"

const booksRoute = createRoute({
  ...framed("write-books"),
  path: "/books",
  component: lazyRouteComponent(() => import("../books/books-screen.tsx"), "BooksScreen"),
})

const roundsRoute = createRoute({
  ...framed("run-rounds"),
  path: "/rounds",
  validateSearch: readRoundsSearch,
  component: lazyRouteComponent(() => import("../rounds/rounds-screen.tsx"), "RoundsScreen"),
})

const wasteRoute = createRoute({
  ...framed("collect-waste"),
  path: "/rounds/waste",
  validateSearch: readRoundsSearch,
  component: lazyRouteComponent(() => import("../rounds/rounds-screen.tsx"), "WasteScreen"),
})

const deliveriesRoute = createRoute({
  ...framed("deliver-needs"),
  path: "/rounds/deliveries",
  validateSearch: readRoundsSearch,
  component: lazyRouteComponent(() => import("../rounds/rounds-screen.tsx"), "DeliveriesScreen"),
})

const knocksRoute = createRoute({
  ...framed("run-rounds"),
  path: "/rounds/knocks",
  component: lazyRouteComponent(() => import("../rounds/knocks-screen.tsx"), "KnocksScreen"),
})

const knockSheetRoute = createRoute({
  ...framed("run-rounds"),
  path: "/rounds/sheet",
  validateSearch: readRoundsSearch,
  component: lazyRouteComponent(() => import("../rounds/sheet-screen.tsx"), "SheetScreen"),
})

const paperRoute = createRoute({
  ...framed("run-rounds"),
  path: "/rounds/paper",
  validateSearch: readRoundsSearch,
  component: lazyRouteComponent(() => import("../rounds/paper-screen.tsx"), "PaperScreen"),
})

const afterwardsRoute = createRoute({
  ...framed("run-rounds"),
  path: "/rounds/afterwards",
  validateSearch: readRoundsSearch,
  component: lazyRouteComponent(() => import("../rounds/afterwards-screen.tsx"), "AfterwardsScreen"),
})

const roundPhoneRoute = createRoute({
  ...framed("use-tasks"),
  path: "/rounds/phone",
  component: lazyRouteComponent(() => import("../rounds/phone-screen.tsx"), "PhoneScreen"),
})

const tasksRoute = createRoute({
  ...framed("use-tasks"),
  path: "/tasks",
  validateSearch: readTasksSearch,
  component: lazyRouteComponent(() => import("../tasks/tasks-screen.tsx"), "TasksScreen"),
})

const oversightRoute = createRoute({
  ...framed("hand-over"),
  path: "/tasks/oversight",
  component: lazyRouteComponent(() => import("../tasks/oversight-screen.tsx"), "OversightScreen"),
})

const reportsRoute = createRoute({
  ...framed("hear-residents"),
  path: "/reports",
  validateSearch: readReportsSearch,
  component: lazyRouteComponent(() => import("../residents/reports-screen.tsx"), "ReportsScreen"),
})

const cardsRoute = createRoute({
  ...framed("hear-residents"),
  path: "/reports/cards",
  component: lazyRouteComponent(() => import("../residents/cards-screen.tsx"), "CardsScreen"),
})

const printCardsRoute = createRoute({
  ...framed("hear-residents"),
  path: "/reports/cards/print",
  validateSearch: readPrintSearch,
  component: lazyRouteComponent(() => import("../residents/print-cards-screen.tsx"), "PrintCardsScreen"),
})

const ownDataRoute = createRoute({
  ...framed("hear-residents"),
  path: "/reports/person",
  validateSearch: readPersonSearch,
  component: lazyRouteComponent(() => import("../residents/person-screen.tsx"), "PersonScreen"),
})

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

const phoneRoute = createRoute({
  ...framed("answer-phone"),
  path: "/phone",
  component: lazyRouteComponent(() => import("../phone/phone-screen.tsx"), "PhoneScreen"),
})

const callsToMakeRoute = createRoute({
  ...framed("answer-phone"),
  path: "/phone/queue",
  component: lazyRouteComponent(() => import("../phone/queue-screen.tsx"), "QueueScreen"),
})

const callStatisticsRoute = createRoute({
  ...framed("answer-phone"),
  path: "/phone/statistics",
  validateSearch: readDaySearch,
  component: lazyRouteComponent(() => import("../phone/statistics-screen.tsx"), "StatisticsScreen"),
})

const answersRoute = createRoute({
  ...framed("answer-phone"),
  path: "/phone/answers",
  component: lazyRouteComponent(() => import("../phone/answers-screen.tsx"), "AnswersScreen"),
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

/** The screens of the committee's working day. */
export const dayRoutes = [
  booksRoute,
  roundsRoute,
  wasteRoute,
  deliveriesRoute,
  knocksRoute,
  knockSheetRoute,
  paperRoute,
  afterwardsRoute,
  roundPhoneRoute,
  tasksRoute,
  oversightRoute,
  reportsRoute,
  cardsRoute,
  printCardsRoute,
  ownDataRoute,
  casesRoute,
  caseRoute,
  printCaseRoute,
  phoneRoute,
  callsToMakeRoute,
  callStatisticsRoute,
  answersRoute,
  needsRoute,
  careRoute,
  readingsRoute,
  chatRoute,
] as const
