import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { securityHeaders } from './headers'

/** Answers where there is no `ServerResponse`: to what is not HTTP, and to WebSockets that are not let in. */
export function refuse(connection: Duplex, authority: string, status: number): void {
  if (!connection.writable) return void connection.destroy()
  const headers = { ...securityHeaders(authority), 'Content-Length': '0', Connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  connection.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n`)
}
