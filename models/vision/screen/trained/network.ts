import type * as Ort from 'onnxruntime-node'
import type { Picture } from '../../picture'
import { ROLES, STATES, type Claim } from './found'

/** The detector's network: bytes of a picture in, what it claims to see out. */
export interface ScreenNetwork {
  /** Looks at the rows `from` to `until` of a picture. Boxes are in pixels of the picture. */
  look(picture: Picture, from?: number, until?: number): Promise<Claim[]>
}

/** @param session of `models/starter/screen/elements.onnx` */
export function createScreenNetwork({
  session,
  ort,
}: {
  session: Ort.InferenceSession
  ort: typeof Ort
}): ScreenNetwork {
  return {
    async look({ width, height, data }, from = 0, until = height) {
      // Rows lie one after another, so a band of them needs no copy.
      const rows = data.subarray(from * width * 3, until * width * 3)
      const { boxes, roles, confidence, states, places } = await session.run({
        pixels: new ort.Tensor('uint8', rows, [until - from, width, 3]),
      })
      const place = boxes?.data as Float32Array
      const role = roles?.data as BigInt64Array
      const sure = confidence?.data as Float32Array
      const state = states?.data as Float32Array
      const centre = places?.data as Float32Array
      return Array.from(sure, (value, i) => ({
        role: ROLES[Number(role[i])] ?? 'region',
        left: clamp(place[i * 4] as number, width),
        top: clamp(place[i * 4 + 1] as number, until - from) + from,
        right: clamp(place[i * 4 + 2] as number, width),
        bottom: clamp(place[i * 4 + 3] as number, until - from) + from,
        confidence: value,
        states: Object.fromEntries(
          STATES.map((name, k) => [name, state[i * STATES.length + k] as number]),
        ) as Claim['states'],
        x: centre[i * 2] as number,
        y: (centre[i * 2 + 1] as number) + from,
        pixel: 1,
      }))
    },
  }
}

const clamp = (value: number, limit: number): number => Math.min(limit, Math.max(0, value))
