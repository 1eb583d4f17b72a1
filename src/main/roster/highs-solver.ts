import loadHighs, { type Highs, type Model } from "highs"
import type {
  LinearColumns,
  LinearProgram,
  LinearRows,
  LinearSolver,
  WholeEffort,
  WholeSolution,
} from "../../core/roster/linear.ts"

/** HiGHS, compiled to WebAssembly, as the solver of the search. */
export async function loadHighsSolver(): Promise<LinearSolver> {
  // the package declares itself as CommonJS, but what is imported is its module
  const load = loadHighs as unknown as typeof loadHighs.default
  const highs = await load()
  return {
    createProgram: (rows) => createProgram(highs, rows),
    solveWhole: (rows, columns, whole, effort) => solveWhole(highs, rows, columns, whole, effort),
  }
}

const DUAL = 1
const PRIMAL = 4

function createProgram(highs: Highs, rows: LinearRows): LinearProgram {
  const model = createModel(highs, rows)
  let isBound = false
  return {
    addColumns: (columns) => addColumns(model, columns, rows.lower.length),
    setBounds: (columns, lower, upper) => {
      if (columns.length === 0) return
      isBound = true
      const order = columns
        .map((_, index) => index)
        .sort((one, other) => (columns[one] ?? 0) - (columns[other] ?? 0))
      const sorted = <T>(values: readonly T[]) => order.map((index) => values[index] as T)
      model.changeColsBounds({ kind: "set", indices: sorted(columns) }, sorted(lower), sorted(upper))
    },
    solve: () => {
      // where columns come in the primal simplex goes on from where it was, where bounds change the dual
      model.options.set({ simplex_strategy: isBound ? DUAL : PRIMAL })
      isBound = false
      const { modelStatus } = model.run()
      if (modelStatus !== highs.constants.modelStatus.optimal) return null
      const { colValue, rowDual } = model.getSolution()
      return { sum: model.getObjectiveValue(), values: colValue, duals: rowDual }
    },
    dispose: () => model.dispose(),
  }
}

function solveWhole(
  highs: Highs,
  rows: LinearRows,
  columns: LinearColumns,
  whole: Uint8Array,
  { seconds, nodes, start }: WholeEffort,
): WholeSolution | null {
  const model = createModel(highs, rows)
  try {
    model.options.set({
      time_limit: Math.min(seconds, 1e9),
      mip_max_nodes: Math.min(nodes, 2 ** 31 - 1),
      mip_rel_gap: 0,
    })
    addColumns(model, columns, rows.lower.length)
    const { continuous, integer } = highs.constants.variableType
    const range = { kind: "range", from: 0, to: whole.length - 1 } as const
    model.changeColsIntegrality(
      range,
      Int32Array.from(whole, (each) => (each === 1 ? integer : continuous)),
    )
    if (start !== null) model.setSolution({ colValue: start })
    model.run()
    if (model.info.get("primal_solution_status") !== highs.constants.solutionStatus.feasible) return null
    return {
      sum: model.getObjectiveValue(),
      values: model.getSolution().colValue,
      bound: Number(model.info.get("mip_dual_bound")),
    }
  } finally {
    model.dispose()
  }
}

function createModel(highs: Highs, { lower, upper }: LinearRows): Model {
  const model = highs.createModel()
  model.options.set({ output_flag: false })
  const matrix = { format: "csr", numRows: lower.length, numCols: 0, ...noEntries } as const
  const starts = new Int32Array(lower.length + 1)
  model.addRows({
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    matrix: { ...matrix, starts },
  })
  return model
}

const noEntries = { indices: new Int32Array(0), values: new Float64Array(0) }

function addColumns(model: Model, columns: LinearColumns, numRows: number): void {
  const { cost, lower, upper, starts, rows, values } = columns
  model.addCols({
    cost: Float64Array.from(cost),
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    matrix: {
      format: "csc",
      numRows,
      numCols: cost.length,
      starts: Int32Array.from([...starts, values.length]),
      indices: Int32Array.from(rows),
      values: Float64Array.from(values),
    },
  })
}
