import { useState } from "react"
import { newId } from "../parts/ids.ts"

/** The id of what a form adds: the same for as long as the form stands, however often it is sent. */
export function useNewId(): string {
  return useState(newId)[0]
}
