/** Words of the holder's own pass. */
export const words = {
  passKind: { resident: "居民证", tenant: "租客证", temporary: "临时证" },
  ownPass: {
    product: "守望",
    waiting: "正在读取…",
    title: "通行证",
    code: "通行证的码，给门岗扫",
    number: "证号",
    brighter: "给门岗扫时，请把屏幕调到最亮。",
    asOf: "截至 {{at}}",
    offline: "现在连不上网，证照样能用。",
    offlineEmpty: "现在连不上网，这部手机还没有存过这张证。请连上网再打开，或者报证号、出示纸证。",
    wrongLink: "这个链接打不开通行证，可能已经换新。纸证照常能用；要新链接请找居委会。",
    again: "再试一次",
    otherLanguage: "English",
    parcels: "有包裹等您取",
    parcel: "{{post}} {{shelf}} 架，{{count}} 件（{{day}} 放的）",
    stopped: {
      lost: {
        what: "此证已挂失",
        do: "找到了就告诉居委会，可以恢复；找不到请去补办。回家照样可以，向门岗报门牌。",
      },
      suspended: { what: "此证暂停使用", do: "请打电话问居委会原因。回家照样可以，向门岗报门牌。" },
      void: { what: "此证已作废", do: "已经补办的请用新证；没有的请找居委会。回家照样可以，向门岗报门牌。" },
      over: { what: "此证已过期", do: "请找居委会换新证。回家照样可以，向门岗报门牌。" },
    },
  },
}
