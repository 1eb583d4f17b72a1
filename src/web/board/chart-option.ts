import type { EChartsCoreOption } from "echarts/core"

type ChartInput = {
  readonly days: readonly string[]
  /** The day that the table shows. */
  readonly at: string
  readonly lines: readonly { readonly name: string; readonly values: readonly number[] }[]
  readonly area: boolean
  /** Where the tokens are read: a chart cannot name a CSS variable. */
  readonly style: CSSStyleDeclaration
}

/** Lines told apart by dash as well as by shade, on paper, without decoration. */
export function chartOption({ days, at, lines, area, style }: ChartInput): EChartsCoreOption {
  const token = (name: string) => style.getPropertyValue(name).trim()
  const [ink, quiet, hairline, accent] = [
    token("--ink"),
    token("--ink-quiet"),
    token("--hairline"),
    token("--accent"),
  ]
  const looks = [
    { color: accent, type: "solid" },
    { color: ink, type: [5, 3] },
    { color: quiet, type: [2, 3] },
  ]
  const text = { color: quiet, fontSize: 12, fontFamily: token("--font") }
  return {
    animation: false,
    grid: { left: 44, right: 12, top: 34, bottom: 24 },
    legend: { top: 0, left: 0, icon: "roundRect", itemWidth: 18, itemHeight: 2, textStyle: text },
    tooltip: {
      trigger: "axis",
      backgroundColor: ink,
      borderWidth: 0,
      textStyle: { color: "#ffffff", fontSize: 12 },
    },
    xAxis: {
      type: "category",
      data: days,
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: quiet } },
      axisLabel: { ...text, interval: Math.max(0, Math.ceil(days.length / 6) - 1) },
    },
    yAxis: {
      type: "value",
      minInterval: 1,
      splitNumber: 3,
      splitLine: { lineStyle: { color: hairline } },
      axisLabel: text,
    },
    series: lines.map(({ name, values }, place) => ({
      name,
      type: "line",
      data: values,
      showSymbol: false,
      lineStyle: { width: 1.8, ...looks[place % looks.length] },
      itemStyle: { color: looks[place % looks.length]?.color },
      ...(area && place === 0 ? { areaStyle: { color: accent, opacity: 0.08 } } : {}),
      ...(place === 0
        ? {
            markLine: {
              silent: true,
              symbol: "none",
              label: { show: false },
              lineStyle: { color: quiet, type: "solid", width: 1 },
              data: [{ xAxis: at }],
            },
          }
        : {}),
    })),
  }
}
