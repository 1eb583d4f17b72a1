import type { words as zh } from "./words-zh.ts"

export const words: typeof zh = {
  scan: {
    picture: "What the camera sees",
    asking: "Please allow the camera",
    aim: "Hold the pass's code into the square",
    torchOn: "Light on",
    torchOff: "Light off",
    again: "Try the camera again",
    off: {
      refused: {
        what: "The camera was not allowed",
        do: "Press the button below and take a photo, it reads as well. To use the camera, allow it in the browser's settings of this site and try again.",
      },
      none: { what: "There is no camera", do: "Read a photo, or type the number printed on the pass." },
      taken: {
        what: "Another program is using the camera",
        do: "Close it and try again, or take a photo.",
      },
      insecure: {
        what: "This address cannot open the camera",
        do: "Press the button below and take a photo, it reads as well.",
      },
      broken: {
        what: "This phone cannot read codes",
        do: "Type the number printed on the pass, or use another phone.",
      },
    },
    photo: {
      take: "Take a photo of the code",
      reading: "Reading the photo…",
      "no-code": "No code was seen in the photo. Go closer, hold still and take another.",
      damaged:
        "There is a code, but it cannot be read. Wipe it dry, flatten it, keep it out of the glare and take another; else type the number.",
      "not-a-picture": "This file is no photo. Please take it again.",
      broken: "This phone cannot read codes. Type the number printed on the pass.",
    },
  },
}
