import "./tabs.css"

type TabsProps<Value extends string> = {
  legend: string
  /** Null: what stands below is none of them. */
  value: Value | null
  tabs: readonly { readonly value: Value; readonly label: string; readonly count?: number | undefined }[]
  onShow: (value: Value) => void
}

/** Which part of what there is stands below, each with how much there is of it. */
export function Tabs<Value extends string>({ legend, value, tabs, onShow }: TabsProps<Value>) {
  return (
    <fieldset className="tabs no-print">
      <legend className="unseen">{legend}</legend>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          aria-pressed={tab.value === value}
          onClick={() => onShow(tab.value)}
        >
          {tab.label}
          {tab.count !== undefined && (
            <>
              {" "}
              <span className="tab-count">{tab.count}</span>
            </>
          )}
        </button>
      ))}
    </fieldset>
  )
}
