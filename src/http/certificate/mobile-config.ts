import { createHash } from "node:crypto"

/** A profile for iPhone and iPad that holds one authority's certificate; a second one of the same takes its place. */
export function mobileConfig(der: Buffer, name: string): string {
  const id = (what: string) => uuidOf(Buffer.concat([der, Buffer.from(what)]))
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadCertificateFileName</key><string>shouwang.crt</string>
      <key>PayloadContent</key><data>${der.toString("base64")}</data>
      <key>PayloadDisplayName</key><string>守望 ${name}</string>
      <key>PayloadIdentifier</key><string>shouwang.certificate.authority</string>
      <key>PayloadType</key><string>com.apple.security.root</string>
      <key>PayloadUUID</key><string>${id("authority")}</string>
      <key>PayloadVersion</key><integer>1</integer>
    </dict>
  </array>
  <key>PayloadDescription</key><string>只担保 ${name} 的网页。Vouches for the pages of ${name} alone.</string>
  <key>PayloadDisplayName</key><string>守望 ${name}</string>
  <key>PayloadIdentifier</key><string>shouwang.certificate</string>
  <key>PayloadRemovalDisallowed</key><false/>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadUUID</key><string>${id("profile")}</string>
  <key>PayloadVersion</key><integer>1</integer>
</dict>
</plist>
`
}

function uuidOf(bytes: Buffer): string {
  const hex = createHash("sha256").update(bytes).digest("hex").toUpperCase()
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  )
}
