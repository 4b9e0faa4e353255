export type Part = { name: string; text: string } | { name: string; fileName: string; type: string; bytes: Uint8Array }

/**
 * A body of `multipart/form-data` (RFC 7578). Names are Descry's own; the boundary is random, so that no value can hold it.
 */
export function multipart(parts: readonly Part[]): { type: string; bytes: Uint8Array } {
  const boundary = `descry-${globalThis.crypto.randomUUID()}`
  const encoder = new TextEncoder()
  const pieces: Uint8Array[] = []
  const write = (text: string): void => void pieces.push(encoder.encode(text))
  for (const part of parts) {
    const file = 'bytes' in part
    write(`--${boundary}\r\nContent-Disposition: form-data; name="${part.name}"`)
    write(file ? `; filename="${part.fileName}"\r\nContent-Type: ${part.type}\r\n\r\n` : '\r\n\r\n')
    if (file) pieces.push(part.bytes)
    else write(part.text)
    write('\r\n')
  }
  write(`--${boundary}--\r\n`)
  return { type: `multipart/form-data; boundary=${boundary}`, bytes: Buffer.concat(pieces) }
}
