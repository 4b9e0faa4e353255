import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { catalogue } from '../../../models/store/catalog'
import { makeModel, startHub, type Files, type Hub } from '../../fixtures/hub'
import { hasProgram } from '../../unit/assistant/voice/sound'
import { whisperFolder } from '../../fixtures/recognisers/folders'
import { descry, makeHome, runs, startDescry, until, type Outcome } from './program'

let home: Awaited<ReturnType<typeof makeHome>>
let hub: Hub
let files: Files

const speaks = hasProgram('espeak-ng') || hasProgram('text2wave')
const jfk = resolve(import.meta.dirname, '../../../../shared/inputs/speech/en/jfk.wav')
const ENCODER = 'onnx/encoder_model_quantized.onnx'
const DECODER = 'onnx/decoder_model_merged_quantized.onnx'

/** The hub has the catalogue's own names, with made-up content under a commit that the catalogue does not know. */
function put(id: string): Files {
  const entry = catalogue.find((known) => known.id === id)!
  const made = makeModel({ id, hub: entry.hub })
  const all: Files = new Map(entry.files.map(({ path }) => [path, Buffer.from('{}')]))
  for (const [path, content] of made.files) if (all.has(path)) all.set(path, content)
  all.set('config.json', Buffer.from(JSON.stringify({ model_type: entry.modelTypes?.[0] ?? 'custom' })))
  hub.put(entry.hub, all)
  return all
}

beforeEach(async () => {
  home = await makeHome()
  hub = await startHub()
  files = put('whisper-tiny')
})
afterEach(async () => {
  await hub.close()
  await home.remove()
})

const env = (): NodeJS.ProcessEnv => ({
  HF_ENDPOINT: hub.endpoint,
  XDG_DATA_HOME: join(home.path, '.data'),
  HTTP_PROXY: '',
  http_proxy: '',
  HTTPS_PROXY: '',
  https_proxy: '',
  // Where no voice can write a file, nothing is measured: made-up models write nothing.
  PATH: process.env['PATH'],
})
const models = (...words: string[]): Promise<Outcome> => descry(home.path, ['models', ...words], { env: env() })
const installed = (...path: string[]): string =>
  join(home.path, '.data', 'descry', 'models', 'Xenova', 'whisper-tiny', ...path)
const json = ({ stdout }: Outcome): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown>

describe('descry models', () => {
  it('lists the catalogue by what models are for, without asking the network', async () => {
    const { status, stdout, stderr } = await models('list')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('Writing what is said')
    expect(stdout).toMatch(/whisper-base: not installed; about 80 MB; many languages; MIT/)
    expect(stdout).toContain('lfm2.5-vl-450m: not installed; about 545 MB; English; LFM Open License v1.0')
    expect(hub.asked).toEqual([])
    const listed = json(await models('list', '--json'))['models'] as { id: string; state: string }[]
    expect(listed).toHaveLength(catalogue.length)
    expect(new Set(listed.map(({ state }) => state))).toEqual(new Set(['absent']))
  })

  it('recommends a set, and says why', async () => {
    const { status, stdout } = await models('recommend', '--memory', '8', '--cores', '2', '--languages', 'de,en')
    expect(status).toBe(0)
    expect(stdout).toContain('whisper-base')
    expect(stdout).toContain('small enough for a computer with few cores')
    const result = json(await models('recommend', '--memory', '2', '--cores', '2', '--json'))
    const set = (result['models'] as { model: string; set: boolean }[]).filter((each) => each.set)
    expect(set.map(({ model }) => model)).toEqual(['smolvlm-256m', 'moonshine-tiny'])
  })

  it('adds a model: every byte as the hub has it, words on standard error, JSON alone on standard output', async () => {
    const outcome = await models('add', 'whisper-tiny', '--json')
    expect(outcome.status).toBe(0)
    expect(json(outcome)).toMatchObject({
      id: 'whisper-tiny',
      folder: installed(),
      precisions: { encoder_model: 'q8' },
    })
    for (const [path, content] of files) expect(content.equals(await readFile(installed(path)))).toBe(true)
    expect(outcome.stderr).toContain('Whisper tiny is now used for captions and transcripts.')
    const settings = JSON.parse(await readFile(join(home.path, '.config', 'descry', 'settings.json'), 'utf8')) as {
      captions: { recogniser: unknown }
    }
    expect(settings.captions.recogniser).toEqual({ kind: 'installed', model: 'whisper-tiny' })
    expect((await models('list', '--installed')).stdout).toContain('whisper-tiny: installed')
  })

  it('pauses with Ctrl+C, and the same command goes on', async () => {
    hub.mishap = ({ where }) => (where === 'cdn' ? { kind: 'slow', bytes: 2000, everyMs: 50 } : undefined)
    const run = startDescry(home.path, ['models', 'add', 'whisper-tiny'], { env: env() })
    await until(() => hub.bytesSent(DECODER) > 20_000, 'some of the model came')
    run.child.kill('SIGINT')
    const { status, stderr } = await run.ended
    expect(status).toBe(130)
    expect(stderr).toContain('Paused. What was downloaded is kept; the same command goes on from there.')
    const part = (await stat(installed(`${DECODER}.part`))).size
    expect(part).toBeGreaterThan(10_000)
    expect((await models('list', '--installed')).stdout).toContain('whisper-tiny: download interrupted, ')
    hub.mishap = () => undefined
    const before = hub.asked.length
    expect((await models('add', 'whisper-tiny')).status).toBe(0)
    const asked = hub.asked.slice(before).filter(({ path, where }) => path === DECODER && where === 'cdn')
    expect(asked.map(({ range }) => range)).toEqual([`bytes=${part}-`])
  })

  it('finds damage, names it, and repairs only that', async () => {
    await models('add', 'whisper-tiny')
    expect((await models('verify')).stdout).toBe('All files of one model are right.\n')
    const content = await readFile(installed(ENCODER))
    content[5000] = (content[5000] ?? 0) ^ 1
    await writeFile(installed(ENCODER), content)
    const broken = await models('verify', 'whisper-tiny', '--json')
    expect(broken.status).toBe(4)
    expect(json(broken)['models']).toEqual([{ model: 'whisper-tiny', ok: false, damaged: [ENCODER], missing: [] }])
    const before = hub.asked.length
    expect((await models('add', 'whisper-tiny')).status).toBe(0)
    expect(
      hub.asked
        .slice(before)
        .filter(({ where }) => where === 'cdn')
        .map(({ path }) => path),
    ).toEqual([ENCODER])
  })

  it('carries a model to another computer in a zip', async () => {
    await models('add', 'whisper-tiny')
    const zip = join(home.path, 'whisper.zip')
    expect((await models('export', 'whisper-tiny', zip)).status).toBe(0)
    const other = await makeHome()
    try {
      const run = await descry(other.path, ['models', 'import', zip, '--json'], {
        env: { ...env(), HF_ENDPOINT: 'http://127.0.0.1:9', XDG_DATA_HOME: join(other.path, '.data') },
      })
      expect(run.status).toBe(0)
      expect(json(run)['models']).toMatchObject([{ id: 'whisper-tiny' }])
    } finally {
      await other.remove()
    }
  })

  it('removes a model, and captions go back to the recogniser that ships', async () => {
    await models('add', 'whisper-tiny')
    const { status, stdout } = await models('remove', 'whisper-tiny')
    expect([status, stdout]).toEqual([0, 'whisper-tiny was removed.\n'])
    await expect(stat(installed())).rejects.toThrow()
    const settings = await readFile(join(home.path, '.config', 'descry', 'settings.json'), 'utf8')
    expect(settings).toContain('"starter"')
    expect((await models('remove', 'whisper-tiny')).status).toBe(4)
  })

  it('shows a licence that has to be accepted, and where it is', async () => {
    put('lfm2.5-vl-450m')
    const { status, stderr } = await models('add', 'lfm2.5-vl-450m')
    expect(status).toBe(3)
    expect(stderr).toContain('The licence of this model has to be read and accepted first: LFM Open License v1.0.')
    expect(stderr).toContain(`${hub.endpoint}/LiquidAI/LFM2.5-VL-450M-ONNX, then add --accept-licence.`)
    expect(hub.asked).toEqual([])
    expect((await models('add', 'lfm2.5-vl-450m', '--accept-licence')).status).toBe(0)
  })

  it('has a sentence and an exit status for what goes wrong', async () => {
    const unknown = await models('add', 'nothing', '--json')
    expect(unknown.status).toBe(2)
    expect(json(unknown)).toMatchObject({ error: { code: 'MODEL_UNKNOWN' } })
    hub.mishap = () => ({ kind: 'status', status: 403, headers: { 'x-error-code': 'GatedRepo' } })
    expect((await models('add', 'whisper-tiny')).status).toBe(3)
    expect((await models('import', join(home.path, 'nowhere'))).status).toBe(3)
    expect((await models('list', '--wrong')).status).toBe(2)
  })

  it('stays offline where the person said so', async () => {
    await mkdir(join(home.path, '.config', 'descry'), { recursive: true })
    await writeFile(join(home.path, '.config', 'descry', 'settings.json'), JSON.stringify({ offline: true }))
    const { status, stderr } = await models('add', 'whisper-tiny')
    expect(status).toBe(3)
    expect(stderr).toContain('Descry is set to stay offline')
    expect(hub.asked).toEqual([])
  })
})

/** A recogniser whose every answer is known, as the hub has it: these are its words for jfk.wav. */
async function putRecogniser(): Promise<void> {
  const entry = catalogue.find(({ id }) => id === 'whisper-tiny')!
  const real: Files = new Map()
  for (const { path } of entry.files) real.set(path, await readFile(join(whisperFolder, path)))
  hub.put(entry.hub, real)
}

describe.skipIf(!existsSync(jfk) || process.platform !== 'linux')(
  'A recogniser from the hub (skipped without the shared inputs)',
  () => {
    const transcribe = (...words: string[]): Promise<Outcome> =>
      descry(home.path, ['transcribe', jfk, ...words], { env: env() })

    it('writes what is said as soon as it is there, without being chosen', async () => {
      await putRecogniser()
      expect((await models('add', 'whisper-tiny')).status).toBe(0)
      const { status, stdout } = await transcribe('--json')
      expect(status).toBe(0)
      expect(json({ stdout } as Outcome)).toMatchObject({ recogniser: { name: 'whisper-tiny', demonstration: false } })
      expect(stdout).toContain('hello world.')
      const [listed] = json(await models('list', '--installed', '--json'))['models'] as {
        inUse: boolean
        speed: { realTime: number } | null
      }[]
      expect(listed?.inUse).toBe(false)
      // Where a voice can write a file, the recogniser was timed on it.
      if (speaks) expect(listed?.speed?.realTime).toBeGreaterThan(0)
      else expect(listed?.speed).toBeNull()
    })

    it('is given to nobody while it is half there', async () => {
      await putRecogniser()
      await models('add', 'whisper-tiny')
      await rm(installed(DECODER))
      const { status, stderr } = await transcribe()
      expect(status).toBe(4)
      expect(stderr).toBe('Files of a model are damaged or missing: Whisper tiny. Repair the model in Models.\n')
      expect((await transcribe('--recogniser', 'whisper-small')).stderr).toContain('Whisper small is not installed.')
    })

    it('is not removed under the captions that use it', async () => {
      await putRecogniser()
      await models('add', 'whisper-tiny')
      const run = startDescry(home.path, ['captions', '--file', jfk, '--realtime'], { env: env() })
      const marks = join(home.path, '.data/descry/models/.in-use/whisper-tiny')
      const loaded = (): boolean =>
        existsSync(marks) && readdirSync(marks).some((mark) => runs(Number.parseInt(mark, 10)))
      await until(loaded, 'the recogniser is loaded')
      const removed = await models('remove', 'whisper-tiny')
      expect(removed.stdout).toBe('whisper-tiny is in use. It is removed as soon as nothing uses it.\n')
      expect((await run.ended).status).toBe(0)
      expect((await models('list', '--installed')).stdout).not.toContain('whisper-tiny')
      await expect(stat(installed())).rejects.toThrow()
    })
  },
)
