import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../models/store/catalog'
import { estimateMemory, knownSize } from '../../../models/store/catalog/sizes'
import { recommendModels } from '../../../models/store/recommend'

const byId = new Map(catalogue.map((entry) => [entry.id, entry]))
const GB = 2 ** 30

describe('The catalogue', () => {
  it('has each model once, and each hub’s folder for one model', () => {
    expect(byId.size).toBe(catalogue.length)
    expect(new Set(catalogue.map(({ hub }) => hub)).size).toBe(catalogue.length)
  })

  it('offers at least one model for everything that Descry does', () => {
    const jobs = new Set(catalogue.map(({ job }) => job))
    expect([...jobs].sort()).toEqual(
      ['captions', 'documents', 'questions', 'search', 'sounds', 'speakers', 'speech', 'voice'].sort(),
    )
  })

  it('names for every network the number format that its file’s name says', () => {
    const suffix = { fp32: '', fp16: '_fp16', q8: '_quantized', q4: '_q4', q4f16: '_q4f16' }
    for (const { files } of catalogue)
      for (const { path, precision } of files)
        if (path.endsWith('.onnx'))
          expect(path.replace(/^onnx\/(.+?)(_fp16|_quantized|_q4f16|_q4)?\.onnx$/, '$2')).toBe(
            suffix[precision ?? 'fp32'],
          )
  })

  it('needs only models that it has', () => {
    for (const { needs } of catalogue) for (const id of needs) expect(byId.has(id)).toBe(true)
  })

  it('knows the sizes that are known, and says “about” of the others', () => {
    const size = (id: string) => knownSize(byId.get(id)!)
    expect(size('whisper-base').bytes).toBeGreaterThan(23_200_850 + 53_707_539)
    expect(size('florence-2-base-ft')).toEqual({ bytes: 357_200_000, approximate: true })
    expect(size('moonshine-base')).toEqual({ bytes: null, approximate: true })
  })

  it('estimates memory from the sizes of files and their number formats', () => {
    expect(estimateMemory(byId.get('whisper-base')!)).toBeCloseTo(150e6 + 2.8 * (23_200_850 + 53_707_539), -3)
    expect(estimateMemory(byId.get('moonshine-base')!)).toBeNull()
    expect(
      estimateMemory(
        byId.get('moonshine-base')!,
        new Map([
          ['onnx/encoder_model.onnx', 1e6],
          ['onnx/decoder_model_merged_quantized.onnx', 1e6],
        ]),
      ),
    ).toBeCloseTo(150e6 + 4.5e6, -3)
  })
})

describe('Recommending', () => {
  const set = (memory: number, cores: number, languages: string[]): string[] =>
    recommendModels(catalogue, { memoryBytes: memory * GB, cores, languages })
      .filter((choice) => choice.set)
      .map(({ model }) => model)

  it.each([
    [2, 2, ['en'], ['smolvlm-256m', 'moonshine-tiny']],
    [4, 4, ['en'], ['florence-2-base-ft', 'smolvlm-500m', 'moonshine-base']],
    [4, 2, ['de'], ['florence-2-base-ft', 'smolvlm-500m', 'whisper-base']],
    [8, 8, ['de', 'en'], ['florence-2-base-ft', 'qwen3.5-0.8b', 'whisper-small']],
    [16, 8, ['de', 'en'], ['florence-2-base-ft', 'qwen3.5-0.8b', 'whisper-large-v3-turbo']],
  ])('for %i GB, %i cores and %o chooses %o', (memory, cores, languages, expected) => {
    expect(set(memory, cores, languages)).toEqual(expected)
  })

  it('says why, and never recommends what does not fit or what needs a licence to be accepted', () => {
    for (const memory of [1, 2, 4, 8, 16, 64])
      for (const choice of recommendModels(catalogue, { memoryBytes: memory * GB, cores: 4, languages: ['de'] })) {
        expect(choice.reason).toBeTruthy()
        expect(byId.get(choice.model)?.licence.accept).toBe(false)
        expect(choice.memoryBytes ?? 0).toBeLessThanOrEqual((memory * GB) / 2)
      }
  })
})
