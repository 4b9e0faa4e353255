import { homedir } from 'node:os'
import { join } from 'node:path'
import { DescryError } from '../../models/contract/errors'
import type { SpeakerPort } from '../ports'
import { startProgram } from '../system/program'
import { safeLanguage, safeRate, spokenText } from './spoken-text'
import { SsipConnection, type SsipAddress, type SsipReply } from './ssip'

/** `--spawn` returns when the server runs in the background. */
const SPAWN_MS = 3000
const ENDED = 702
const CANCELLED = 703
/** How long a stopped message may take to be confirmed before the connection is cut. */
const STOP_MS = 60
const BEGUN = 701
const PAUSED = 704
/** How long others may speak before the message begins. */
const BEGIN_MS = 60_000
/** A server without sound never says that a message has ended. This is three times what a voice needs. */
const speakingMs = (text: string, rate: number): number => 4000 + (text.length * 200) / Math.max(0.4, safeRate(rate))

/**
 * speech-dispatcher, over its own protocol rather than by its command `spd-say`: ending that command leaves the text being spoken,
 * its `--cancel` silences every program including the screen reader, and in its pipe mode a line of text that begins with `!-!` is
 * a command. Here only Descry's own messages are stopped, and text is only ever text.
 */
export function speechDispatcherSpeaker(address: SsipAddress): SpeakerPort {
  return {
    name: 'speech-dispatcher',
    async speak(text, { rate, language }, signal) {
      const message = spokenText(text)
      if (message === '') return
      if (signal.aborted) throw new DescryError('CANCELLED')
      const connection = await SsipConnection.open(address)
      try {
        await connection.command('SET SELF CLIENT_NAME descry:descry:main')
        await connection.command('SET SELF NOTIFICATION ALL ON')
        await connection.command('SET SELF SSML_MODE OFF')
        await connection.command('SET SELF PRIORITY MESSAGE')
        // A server that lacks the language or the speed still speaks.
        connection.tell(`SET SELF LANGUAGE ${safeLanguage(language).slice(0, 2)}`)
        connection.tell(`SET SELF RATE ${ssipRate(rate)}`)
        if (signal.aborted) throw new DescryError('CANCELLED')
        await spoken(connection, message, speakingMs(message, rate), signal)
      } finally {
        connection.close()
      }
    },
  }
}

/** SSIP's speed runs from −100 to 100; at either end most of its voices speak about two and a half times slower or faster. */
function ssipRate(rate: number): number {
  return Math.round(Math.min(100, Math.max(-100, (100 * Math.log(safeRate(rate))) / Math.log(2.5))))
}

/** Queues the message and waits for its end, for `longestMs` from where it began. */
function spoken(connection: SsipConnection, message: string, longestMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let id: string | null = null
    const early: SsipReply[] = []
    let stopTimer: NodeJS.Timeout | undefined
    const settle = (error?: DescryError): void => {
      clearTimeout(stopTimer)
      clearTimeout(tired)
      signal.removeEventListener('abort', stop)
      if (error) reject(error)
      else resolve()
    }
    const stop = (): void => {
      connection.tell('CANCEL SELF')
      stopTimer = setTimeout(() => settle(new DescryError('CANCELLED')), STOP_MS)
    }
    const giveUp = (): void => {
      connection.tell('CANCEL SELF')
      settle(new DescryError('VOICE_FAILED', 'speech-dispatcher was not heard to finish'))
    }
    let tired = setTimeout(giveUp, BEGIN_MS)
    const onReply = (event: SsipReply): void => {
      if (event.lines[0] !== id) return
      if (event.code === BEGUN || event.code === PAUSED) {
        clearTimeout(tired)
        tired = setTimeout(giveUp, event.code === BEGUN ? longestMs : BEGIN_MS)
      }
      if (event.code === ENDED) settle(signal.aborted ? new DescryError('CANCELLED') : undefined)
      // Also when somebody silenced it elsewhere, such as in the screen reader.
      if (event.code === CANCELLED) settle(new DescryError('CANCELLED'))
    }

    connection.onEvent = (event) => {
      if (event instanceof DescryError) settle(signal.aborted ? new DescryError('CANCELLED') : event)
      else if (id === null) early.push(event)
      else onReply(event)
    }
    signal.addEventListener('abort', stop, { once: true })
    connection.speak(message).then((queued) => {
      id = queued
      for (const event of early) onReply(event)
      // What was stopped before the server had it is stopped again now that it has it.
      if (signal.aborted) connection.tell('CANCEL SELF')
    }, settle)
  })
}

/** Whether a server answers there that can speak: one with no voice but its dummy can't. */
export async function speechDispatcherAnswers(address: SsipAddress): Promise<boolean> {
  try {
    const connection = await SsipConnection.open(address)
    try {
      const { lines } = await connection.command('LIST OUTPUT_MODULES')
      return lines.slice(0, -1).some((name) => name !== 'dummy')
    } finally {
      connection.close()
    }
  } catch {
    return false
  }
}

/** Where the server of this person listens, as libspeechd decides it. Null for an address on another machine. */
export function speechDispatcherAddress(env: NodeJS.ProcessEnv): SsipAddress | null {
  const [kind, first, second] = (env['SPEECHD_ADDRESS'] ?? '').split(':')
  if (kind === 'unix_socket' && first) return { path: first }
  if (kind === 'inet_socket') {
    // Text read off the screen never leaves this machine.
    const local = !first || first === '127.0.0.1' || first === 'localhost'
    return local ? { host: '127.0.0.1', port: Number(second) || 6560 } : null
  }
  const runtime = env['XDG_RUNTIME_DIR'] ?? env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
  return { path: join(runtime, 'speech-dispatcher', 'speechd.sock') }
}

/** Starts the server as its other clients do. It is the person's, not Descry's: it ends by itself when nobody uses it. */
export async function spawnSpeechDispatcher(program: string): Promise<void> {
  await startProgram(program, ['--spawn'], { signal: AbortSignal.timeout(SPAWN_MS) }).ended.catch(() => {})
}
