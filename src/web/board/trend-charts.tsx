import { LineChart } from "echarts/charts"
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components"
import { init, use } from "echarts/core"
import { SVGRenderer } from "echarts/renderers"
import { useEffect, useRef } from "react"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { Indicator, Summary } from "../../core/report/summary.ts"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { chartOption } from "./chart-option.ts"

use([LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

type Chart = { readonly key: string; readonly lines: readonly Indicator[]; readonly area?: true }

const charts: readonly Chart[] = [
  { key: "active", lines: ["在隔人数", "在隔户数"], area: true },
  { key: "flow", lines: ["今日新增隔离人数", "今日解除隔离人数"] },
  { key: "screening", lines: ["累计排查返沪人数", "累计排查租客人数"], area: true },
  { key: "readings", lines: ["今日应报体温次数", "今日已报体温次数"] },
  { key: "needs", lines: ["今日新增需求", "今日办结需求", "未办结需求"] },
  { key: "gate", lines: ["今日进入登记人次", "今日劝返人次"] },
]

type TrendChartsProps = { days: readonly PlainDate[]; summaries: readonly Summary[]; day: PlainDate }

/** The main indicators over the campaign, each also as a table. */
export function TrendCharts({ days, summaries, day }: TrendChartsProps) {
  const { t } = useWords()
  return (
    <section className="trends-part" aria-label={t("table.trends")}>
      <h2>{t("table.trends")}</h2>
      <p className="quiet">{t("table.trendsIntro")}</p>
      <div className="trends">
        {charts.map((chart) => (
          <Trend key={chart.key} chart={chart} days={days} summaries={summaries} day={day} />
        ))}
      </div>
    </section>
  )
}

function Trend({ chart, days, summaries, day }: TrendChartsProps & { chart: Chart }) {
  const { t, language } = useWords()
  const plot = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (plot.current === null) return
    const drawn = init(plot.current, null, { renderer: "svg" })
    drawn.setOption(
      chartOption({
        days: days.map((one) => dayText(one, language)),
        at: dayText(day, language),
        lines: chart.lines.map((line) => ({
          name: t(`indicator.${line}`),
          values: summaries.map((summary) => summary[line]),
        })),
        area: chart.area === true,
        style: getComputedStyle(document.documentElement),
      }),
    )
    const observer = new ResizeObserver(() => drawn.resize())
    observer.observe(plot.current)
    return () => {
      observer.disconnect()
      drawn.dispose()
    }
  }, [chart, days, summaries, day, language, t])
  return (
    <figure>
      <figcaption>
        <h3>{t(`table.chart.${chart.key}`)}</h3>
      </figcaption>
      <div ref={plot} className="trend-plot" role="img" aria-label={t(`table.chart.${chart.key}`)} />
      <details className="small">
        <summary>{t("table.asTable")}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <div className="trend-table" tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("table.day")}</th>
                {chart.lines.map((line) => (
                  <th key={line} scope="col" className="number">
                    {t(`indicator.${line}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {summaries.map((summary) => (
                <tr key={summary.日期}>
                  <th scope="row">{dayText(summary.日期, language)}</th>
                  {chart.lines.map((line) => (
                    <td key={line} className="number">
                      {summary[line]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
