import { ConfigProvider, DatePicker } from "antd"
import enUS from "antd/locale/en_US"
import zhCN from "antd/locale/zh_CN"
import dayjs from "dayjs"
import "dayjs/locale/zh-cn"
import { type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { Field } from "./field.tsx"
import { useWords } from "./i18n.ts"
import { theme } from "./theme.ts"

type DayFieldProps = {
  label: string
  hint?: string
  error?: string | undefined
  value: PlainDate | null
  onChange: (day: PlainDate | null) => void
}

/** The day is shown as a person writes it; typing takes 2020-02-12, 20200212 and 2020/2/12 too. */
const formats = {
  zh: ["YYYY年M月D日 dddd", "YYYY年M月D日", "YYYY-M-D", "YYYYMMDD", "YYYY/M/D"],
  en: ["D MMM YYYY, ddd", "D MMM YYYY", "YYYY-M-D", "YYYYMMDD", "YYYY/M/D"],
}

/** One day of life, chosen or typed. */
export function DayField({ label, hint, error, value, onChange }: DayFieldProps) {
  const { language } = useWords()
  return (
    <ConfigProvider theme={theme} locale={language === "zh" ? zhCN : enUS}>
      <Field label={label} hint={hint} error={error}>
        {(control) => (
          <DatePicker
            {...control}
            className="day-field"
            allowClear={false}
            format={formats[language]}
            value={value === null ? null : dayjs(value).locale(language === "zh" ? "zh-cn" : "en")}
            onChange={(day) => onChange(day === null ? null : parsePlainDate(day.format("YYYY-MM-DD")))}
          />
        )}
      </Field>
    </ConfigProvider>
  )
}
