/** A certificate and its private key, as PEM texts; a server's certificate is followed by those that vouch for it. */
export type Pair = { readonly cert: string; readonly key: string }
