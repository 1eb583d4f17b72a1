import type { ThemeConfig } from "antd"

/** Ant Design in the product's own clothes: the values of tokens.css, no shadows, no waves, square and flat. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: "#1d4e89",
    colorInfo: "#1d4e89",
    colorLink: "#1d4e89",
    colorError: "#1f2328",
    colorTextBase: "#1f2328",
    colorBgBase: "#fbfaf7",
    colorBgContainer: "#ffffff",
    colorBgElevated: "#ffffff",
    colorBorder: "#8a877f",
    colorBorderSecondary: "#e3e0d8",
    colorTextPlaceholder: "#595f66",
    fontFamily: "var(--font)",
    fontSize: 14,
    controlHeight: 36,
    borderRadius: 3,
    borderRadiusLG: 3,
    borderRadiusSM: 2,
    boxShadow: "0 2px 8px rgb(31 35 40 / 12%)",
    boxShadowSecondary: "0 2px 8px rgb(31 35 40 / 12%)",
    motion: false,
    wireframe: true,
  },
}
