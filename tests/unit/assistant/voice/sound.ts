import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export const hasProgram = (name: string): boolean => spawnSync('which', [name]).status === 0

export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'descry-voice-test-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Loudness of 16-bit samples as their root mean square, from 0 (silence) to 32768. */
export function loudness(pcm: Buffer): number {
  const samples = Math.floor(pcm.length / 2)
  let sum = 0
  for (let at = 0; at < samples; at++) sum += pcm.readInt16LE(at * 2) ** 2
  return samples === 0 ? 0 : Math.sqrt(sum / samples)
}

export interface Sound {
  sampleRate: number
  seconds: number
  loudness: number
  pcm: Buffer
}

/** Reads a WAV file as strictly as a player may: 16-bit, one channel, the sizes in its header as long as the file. */
export async function readSound(path: string): Promise<Sound> {
  const bytes = await readFile(path)
  const [riff, format] = [bytes.toString('latin1', 0, 4), bytes.toString('latin1', 8, 16)]
  const [channels, sampleRate, bits] = [bytes.readUInt16LE(22), bytes.readUInt32LE(24), bytes.readUInt16LE(34)]
  const sizes = [bytes.readUInt32LE(4), bytes.readUInt32LE(40)]
  if (riff !== 'RIFF' || format !== 'WAVEfmt ' || channels !== 1 || bits !== 16)
    throw new Error('not the WAV it should be')
  if (sizes[0] !== bytes.length - 8 || sizes[1] !== bytes.length - 44)
    throw new Error(`sizes are wrong: ${sizes.join()}`)
  const pcm = bytes.subarray(44)
  return { sampleRate, seconds: pcm.length / 2 / sampleRate, loudness: loudness(pcm), pcm }
}

/** The programs that run below this process, as `pid name`. */
export function descendants(root = process.pid): string[] {
  const parents = new Map<number, { parent: number; name: string }>()
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      const [, name = '', state, parent] =
        /\((.*)\) (\S) (\d+)/s.exec(readFileSync(`/proc/${entry}/stat`, 'utf8')) ?? []
      if (state !== 'Z') parents.set(Number(entry), { parent: Number(parent), name })
    } catch {
      // It ended while we looked.
    }
  }
  const below = (pid: number): boolean => {
    for (let at = parents.get(pid)?.parent; at !== undefined && at > 0; at = parents.get(at)?.parent)
      if (at === root) return true
    return false
  }
  return [...parents].filter(([pid]) => below(pid)).map(([pid, { name }]) => `${pid} ${name}`)
}

/** Waits until something holds, for a promise that it will come to hold; gives up after many times what it needs. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (holds()) return
    await wait(25)
  }
  throw new Error(`this did not come to hold: ${what}`)
}

/** A sound server of its own, with a sink that plays to nobody, and a recording of what it plays. */
export interface NullSink {
  /** What programs need in their environment to play to it. */
  env: Record<string, string>
  /** Loudness of the newest part of the recording. */
  now(): number
  stop(): Promise<void>
}

export const canPlay = ['pulseaudio', 'parec', 'pacat'].every(hasProgram)

export async function startNullSink(): Promise<NullSink> {
  const folder = await temporaryFolder()
  const socket = join(folder.path, 'sound')
  const env = {
    PULSE_SERVER: `unix:${socket}`,
    PULSE_COOKIE: join(folder.path, 'cookie'),
    PULSE_RUNTIME_PATH: folder.path,
  }
  const started: ChildProcess[] = []
  const start = (program: string, args: string[]): ChildProcess => {
    const child = spawn(program, args, {
      env: { ...process.env, HOME: folder.path, XDG_RUNTIME_DIR: folder.path, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    started.push(child)
    return child
  }
  start('pulseaudio', [
    ...['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--disable-shm=yes'],
    ...['-L', `module-native-protocol-unix socket=${socket} auth-anonymous=1`],
    ...['-L', 'module-null-sink sink_name=nobody'],
  ]).stdout?.resume()
  await until(
    () => spawnSync('pactl', ['info'], { env: { ...process.env, ...env } }).status === 0,
    'the sound server runs',
  )

  let recent = Buffer.alloc(0)
  const recorder = ['--rate=16000', '--channels=1', '--format=s16le', '--latency-msec=20']
  start('parec', ['-d', 'nobody.monitor', ...recorder]).stdout?.on('data', (chunk: Buffer) => {
    recent = Buffer.concat([recent, chunk]).subarray(-6400)
  })
  await until(() => recent.length >= 6400, 'the recording runs')
  return {
    env,
    now: () => loudness(recent),
    async stop() {
      await Promise.all(
        started.map((child) => {
          const gone = new Promise((resolve) => child.once('exit', resolve))
          child.kill('SIGKILL')
          return gone
        }),
      )
      await folder.remove()
    },
  }
}
