import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import WebSocket from 'ws'
import { openServer } from '../../cli/serve/server'
import { socketTransport } from '../../cli/serve/socket'
import { createToken } from '../../cli/serve/token'
import { createVisitors } from '../../cli/serve/visitors'
import {
  decodeFrame,
  encodeFrame,
  serveContract,
  streamTransport,
  type Frame,
  type Transport,
} from '../../models/contract'
import { openSocketTransport } from '../../renderer/host/transports'
import { buildEchoEngine } from '../fixtures/engines/build'
import { echoHandlers, echoMethods } from '../fixtures/engines/methods'

/** The caller's end of one connection to the echo contract, with the means to misbehave. */
export interface Line {
  transport: Transport
  /** Sends bytes as they are, in pieces that arrive one after another. Missing where there are no bytes. */
  sendBytes?(pieces: Uint8Array[]): Promise<void>
  /** The other side goes away without a word. */
  breakOff(): void
}

/** One way to reach the echo contract. */
export interface Way {
  name: string
  start(): Promise<void>
  connect(): Promise<Line>
  stop(): Promise<void>
}

/** Two ends in one process. Frames pass through the codec, so that nothing is shared between the ends. */
export function memoryWay(): Way {
  return {
    name: 'in memory',
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    connect() {
      const [near, far] = memoryPair()
      serveContract(far, echoMethods, echoHandlers())
      return Promise.resolve({ transport: near, breakOff: () => far.close() })
    },
  }
}

function memoryPair(): [Transport, Transport] {
  const ends = [newEnd(), newEnd()] as const
  let open = true
  const close = (): void => {
    if (!open) return
    open = false
    for (const end of ends) end.onClose(undefined)
  }
  const transport = (own: (typeof ends)[number], other: (typeof ends)[number]): Transport => ({
    send(frame) {
      const copy = decodeFrame(encodeFrame(frame))
      queueMicrotask(() => open && other.onFrame(copy))
    },
    onFrame: (listener) => void (own.onFrame = listener),
    onClose: (listener) => void (own.onClose = listener),
    close,
  })
  return [transport(ends[0], ends[1]), transport(ends[1], ends[0])]
}

const newEnd = (): { onFrame: (frame: Frame) => void; onClose: (reason: Error | undefined) => void } => ({
  onFrame: () => {},
  onClose: () => {},
})

/** A child process, as engines are. */
export function processWay(): Way {
  let entry = ''
  const children: ChildProcess[] = []
  return {
    name: 'standard input and output of a child process',
    async start() {
      entry = await buildEchoEngine()
    },
    connect() {
      const child = spawn(process.execPath, [entry], { stdio: ['pipe', 'pipe', 'inherit'] })
      children.push(child)
      child.stdin.on('error', () => {})
      return Promise.resolve({
        transport: streamTransport(child.stdout, child.stdin),
        async sendBytes(pieces) {
          for (const piece of pieces) {
            await new Promise((resolve) => child.stdin.write(piece, resolve))
            // A turn of the event loop, so that the pieces are not written as one.
            await new Promise(setImmediate)
          }
        },
        breakOff: () => void child.kill('SIGKILL'),
      })
    },
    async stop() {
      for (const child of children) child.kill('SIGKILL')
      await rm(join(entry, '..'), { recursive: true, force: true })
    },
  }
}

/** The page's own WebSocket code against the browser host's server. */
export function socketWay(): Way {
  let stateFolder = ''
  let stop = (): Promise<unknown> => Promise.resolve()
  let open = (): Promise<Line> => Promise.reject(new Error('not started'))
  return {
    name: 'WebSocket of the browser host',
    async start() {
      stateFolder = await mkdtemp(join(tmpdir(), 'descry-state-'))
      const server = await openServer(0, new Map())
      const token = await createToken(stateFolder, server.port)
      const farEnds: WebSocket[] = []
      const visitors = createVisitors(
        token,
        (socket) => {
          farEnds.push(socket)
          serveContract(socketTransport(socket), echoMethods, echoHandlers())
        },
        () => {},
      )
      server.onSocket(visitors.admit)
      stop = () => Promise.all([visitors.dismiss(), server.close()])

      const opened: WebSocket[] = []
      // What a browser adds by itself: the page's origin.
      class PageSocket extends WebSocket {
        constructor(url: string) {
          super(url, { origin: `http://127.0.0.1:${server.port}` })
          opened.push(this)
        }
      }
      vi.stubGlobal('WebSocket', PageSocket)
      open = async () => {
        const transport = await openSocketTransport(`ws://127.0.0.1:${server.port}/rpc`, token.value)
        const socket = opened.at(-1) as WebSocket
        return {
          transport,
          async sendBytes(pieces) {
            for (const [index, piece] of pieces.entries())
              await new Promise<void>((resolve) =>
                socket.send(piece, { binary: true, fin: index === pieces.length - 1 }, () => resolve()),
              )
          },
          breakOff: () => {
            for (const end of farEnds) end.terminate()
          },
        }
      }
    },
    connect: () => open(),
    async stop() {
      await stop()
      vi.unstubAllGlobals()
      await rm(stateFolder, { recursive: true, force: true })
    },
  }
}

/** A frame's bytes, cut into pieces at the given places. */
export function pieces(frame: Frame, ...cuts: number[]): Uint8Array[] {
  const bytes = encodeFrame(frame)
  const bounds = [0, ...cuts, bytes.length]
  return cuts.concat(bytes.length).map((end, index) => bytes.subarray(bounds[index], end))
}
