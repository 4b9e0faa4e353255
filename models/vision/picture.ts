/**
 * A decoded picture: upright (the camera's orientation is honoured), sRGB, 8 bits per channel, no alpha (laid on white),
 * interleaved `RGBRGB…`, row by row from the top left. `data.length === width * height * 3`.
 * There is one copy of the pixels per picture; nobody writes to it.
 */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}
