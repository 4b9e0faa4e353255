import { copyFile, mkdtemp, rm, truncate, unlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { Socket, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InferenceSession } from 'onnxruntime-node'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openTransformersRecogniser } from '../../../../models/speech/recognisers'
import {
  changeJson,
  copyOf,
  moonshineFolder,
  silence,
  sounds,
  tone,
  whisperFolder,
} from '../../../fixtures/recognisers/folders'

const options = { name: 'my-recogniser', demonstration: false, threads: 1 }

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a folder that is damaged', () => {
  const inCopy = async (source: string, spoil: (folder: string) => Promise<void>): Promise<unknown> => {
    const { folder, remove } = await copyOf(source)
    try {
      await spoil(folder)
      const recogniser = await openTransformersRecogniser(folder, options)
      try {
        await recogniser.decode(silence(1))
      } finally {
        await recogniser.close()
      }
      return undefined
    } catch (error) {
      return error
    } finally {
      await remove()
    }
  }
  const sentence = 'The speech recogniser my-recogniser is damaged or incomplete. Choose another or install it again.'
  const expectDamaged = async (source: string, spoil: (folder: string) => Promise<void>): Promise<void> =>
    expect(await inCopy(source, spoil)).toMatchObject({ code: 'RECOGNISER_DAMAGED', message: sentence })

  it('is no folder at all', async () => {
    const missing = openTransformersRecogniser(join(tmpdir(), 'descry-nothing-here'), options)
    await expect(missing).rejects.toMatchObject({ code: 'RECOGNISER_DAMAGED', message: sentence })
  })

  const files = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/decoder_model_merged_quantized.onnx']
  for (const [kind, source, own] of [
    ['Whisper', whisperFolder, ['generation_config.json', 'onnx/encoder_model_quantized.onnx']],
    ['Moonshine', moonshineFolder, ['onnx/encoder_model.onnx']],
  ] as const)
    for (const file of [...files, ...own]) {
      it(`lacks ${file} of a ${kind}`, () => expectDamaged(source, (folder) => unlink(join(folder, file))))
      it(`has half of ${file} of a ${kind}`, () => expectDamaged(source, (folder) => truncate(join(folder, file), 150)))
      it(`has something else for ${file} of a ${kind}`, () =>
        expectDamaged(source, (folder) => writeFile(join(folder, file), '[1, 2, 3]')))
    }

  const changed = (file: string, change: (content: Record<string, unknown>) => void) => (folder: string) =>
    changeJson(join(folder, file), change)

  it('says that it has no layers', () =>
    expectDamaged(
      whisperFolder,
      changed('config.json', (content) => void (content['decoder_layers'] = -1)),
    ))
  it('wants sound in bands that don’t exist', () =>
    expectDamaged(
      whisperFolder,
      changed('config.json', (content) => void (content['num_mel_bins'] = 81)),
    ))
  it('starts with a token that is none', () =>
    expectDamaged(
      whisperFolder,
      changed('generation_config.json', (content) => void (content['decoder_start_token_id'] = 'x')),
    ))
  it('starts with a token that the decoder does not have', () =>
    expectDamaged(
      whisperFolder,
      changed('generation_config.json', (content) => void (content['decoder_start_token_id'] = 99_999)),
    ))
  it('has languages with strange names', () =>
    expectDamaged(
      whisperFolder,
      changed('generation_config.json', (content) => void (content['lang_to_id'] = { '<|../etc|>': 1 })),
    ))
  it('has a network for something else where the decoder should be', () =>
    expectDamaged(whisperFolder, (folder) =>
      copyFile(
        join(folder, 'onnx/encoder_model_quantized.onnx'),
        join(folder, 'onnx/decoder_model_merged_quantized.onnx'),
      ),
    ))
})

describe('the networks', () => {
  it('are opened by path with the given threads, and without patterns of memory that grow', async () => {
    const create = vi.spyOn(InferenceSession, 'create')
    const recogniser = await openTransformersRecogniser(whisperFolder, { ...options, threads: 3 })
    await recogniser.close()
    expect(create.mock.calls).toHaveLength(2)
    for (const [path, settings] of create.mock.calls as unknown[][]) {
      expect(path).toMatch(/_quantized\.onnx$/)
      expect(settings).toMatchObject({ intraOpNumThreads: 3, interOpNumThreads: 1, enableMemPattern: false })
    }
  })
})

describe('a model that is no recogniser', () => {
  it('is refused by its kind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'descry-recogniser-'))
    await writeFile(join(folder, 'config.json'), '{"model_type": "florence2"}')
    await expect(openTransformersRecogniser(folder, options)).rejects.toMatchObject({
      code: 'RECOGNISER_UNSUPPORTED',
      message: 'The speech recogniser can’t do this: run a model of the kind “florence2”. Choose another recogniser.',
    })
    await rm(folder, { recursive: true })
  })
})

describe('the network', () => {
  it('is never used: no address is connected to, whatever is missing', async () => {
    const connect = vi.spyOn(Socket.prototype, 'connect')
    const fetched = vi.spyOn(globalThis, 'fetch')
    for (const folder of [whisperFolder, moonshineFolder]) {
      const recogniser = await openTransformersRecogniser(folder, options)
      await recogniser.decode(tone(sounds.hello, 1))
      await recogniser.close()
    }
    const { folder, remove } = await copyOf(whisperFolder)
    await unlink(join(folder, 'tokenizer_config.json'))
    await openTransformersRecogniser(folder, options).catch(() => {})
    await remove()
    expect(connect).not.toHaveBeenCalled()
    expect(fetched).not.toHaveBeenCalled()

    // That a connection would have been seen:
    const server = createServer((_, response) => response.writeHead(204, { connection: 'close' }).end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    expect(connect).toHaveBeenCalled()
    server.close()
    server.closeAllConnections()
  })

  it('is refused to the library itself', async () => {
    await (await openTransformersRecogniser(moonshineFolder, options)).close()
    const { AutoTokenizer, env } = await import('@huggingface/transformers')
    const connect = vi.spyOn(Socket.prototype, 'connect')
    await expect(AutoTokenizer.from_pretrained('descry/not-there')).rejects.toThrow()
    await expect(env.fetch('http://127.0.0.1:9/')).rejects.toThrow('no network')
    expect(connect).not.toHaveBeenCalled()
  })
})
