import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { streamTransport } from '../contract/streams'
import type { Transport } from '../contract/transport'

export interface EngineProcess {
  transport: Transport
  readonly pid: number | undefined
  /** Resolves when the process has ended. `expected` when it was told to; `reason` says in words why it ended otherwise. */
  ended: Promise<{ expected: boolean; reason: string }>
  /** Closes its input, which ends it; kills it when it has not ended a little later. */
  end(): Promise<void>
  /** Ends it at once, also where a native call blocks its thread. */
  kill(): void
  /** Resident memory, where the system tells; 0 elsewhere. */
  residentBytes(): number
}

/** The engine sees only what it needs of the environment: nothing in it names the person, and nothing changes what libraries do. */
const PASSED_ON = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'windir',
  'LANG',
  'LC_ALL',
  'TZ',
]
/** What the store needs beyond that to reach the hub. No other engine knows it, because no other one uses the network. */
const NETWORK = [
  'HF_ENDPOINT',
  'HTTPS_PROXY',
  'https_proxy',
  'HTTP_PROXY',
  'http_proxy',
  'NO_PROXY',
  'no_proxy',
  'NODE_EXTRA_CA_CERTS',
]
/**
 * Seeing yields to hearing: a description that comes a little later harms less than captions that fall behind. Comparing downloads
 * and naming sounds yield to both.
 */
const NICENESS: Readonly<Record<string, number>> = { eyes: 5, store: 10, sounds: 10 }
/** How long an engine may take to end by itself, in milliseconds. */
const GRACE_MS = 1500
const MOST_STDERR = 4000

/** Starts `node entry sense models` with frames on its standard input and output. */
export function startEngine(options: {
  sense: string
  entry: string
  nodePath: string
  /** Folder of the installed models. */
  models?: string | undefined
}): EngineProcess {
  const passedOn = options.sense === 'store' ? [...PASSED_ON, ...NETWORK] : PASSED_ON
  const environment = Object.fromEntries(
    passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
  const models = options.models === undefined ? [] : [options.models]
  const child = spawn(options.nodePath, [options.entry, options.sense, ...models], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // One malloc arena: with glibc's default of eight a core, freed pictures stay with the process (measured: 557 MB at peak against 448 MB).
    env: { ...environment, ORT_DISABLE_TELEMETRY: '1', MALLOC_ARENA_MAX: '1' },
    windowsHide: true,
  })
  lowerPriority(child.pid, NICENESS[options.sense] ?? 0)
  let told = false
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString('utf8')).slice(-MOST_STDERR)
  })
  const ended = new Promise<{ expected: boolean; reason: string }>((resolve) => {
    child.on('error', (error) => resolve({ expected: false, reason: error.message }))
    child.once('close', (code, signal) => {
      resolve({
        expected: told,
        reason: lastLine(stderr) ?? (signal ? `it was ended by ${signal}` : `it ended with status ${code}`),
      })
    })
  })
  // Without this a write to an engine that just died would be an uncaught error in the host.
  child.stdin.on('error', () => {})
  // Without its pipes an engine is of no use, whoever closed them: it gets a little time to end by itself.
  let killTimer: NodeJS.Timeout | undefined
  const expectEnd = (): void => {
    killTimer ??= setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
  }
  child.stdin.on('close', expectEnd)
  child.stdout.on('close', expectEnd)
  void ended.then(() => clearTimeout(killTimer))
  return {
    transport: streamTransport(child.stdout, child.stdin),
    pid: child.pid,
    ended,
    async end() {
      told = true
      child.stdin.end()
      expectEnd()
      await ended
    },
    kill() {
      told = true
      child.kill('SIGKILL')
    },
    residentBytes() {
      try {
        const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
        return Number(kilobytes ?? 0) * 1024
      } catch {
        return 0
      }
    },
  }
}

function lowerPriority(pid: number | undefined, niceness: number): void {
  if (pid === undefined || niceness === 0) return
  try {
    setPriority(pid, niceness)
  } catch {
    // It has ended already, or the system does not allow it: then all are equal.
  }
}

/** The last line that says something: of a stack, the line that names the error. */
function lastLine(text: string): string | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return lines.findLast((line) => /error|not found|cannot|abort|fatal/i.test(line)) ?? lines.at(-1)
}
