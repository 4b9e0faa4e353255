import { open } from 'node:fs/promises'

const LARGEST_VARINT = 10

/**
 * Whether an ONNX file is there to its last byte: the fields of its outermost message follow each other exactly up to the end. A file
 * that was cut while it was copied fails here, without anything being loaded. Nothing is said about what the network computes.
 */
export async function isWholeNetwork(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(2 * LARGEST_VARINT)
    let at = 0
    let hasGraph = false
    while (at < size) {
      const { bytesRead } = await file.read(head, 0, head.length, at)
      const key = readVarint(head.subarray(0, bytesRead), 0)
      if (!key) return false
      const field = Math.floor(key.value / 8)
      let next = at + key.length
      switch (key.value % 8) {
        case 0: {
          const value = readVarint(head.subarray(0, bytesRead), key.length)
          if (!value) return false
          next += value.length
          break
        }
        case 1:
          next += 8
          break
        case 2: {
          const length = readVarint(head.subarray(0, bytesRead), key.length)
          if (!length) return false
          // Field 7 of a model is its graph.
          if (field === 7) hasGraph = true
          next += length.length + length.value
          break
        }
        case 5:
          next += 4
          break
        default:
          return false
      }
      at = next
    }
    return at === size && hasGraph
  } finally {
    await file.close()
  }
}

function readVarint(bytes: Uint8Array, from: number): { value: number; length: number } | undefined {
  let value = 0
  for (let length = 0; length < LARGEST_VARINT; length++) {
    const byte = bytes[from + length]
    if (byte === undefined) return undefined
    value += (byte % 128) * 2 ** (7 * length)
    if (byte < 128) return { value, length: length + 1 }
  }
  return undefined
}
