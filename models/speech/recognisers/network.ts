import type { PreTrainedModel, Tensor } from '@huggingface/transformers'
import type { InferenceSession } from 'onnxruntime-node'
import type { Library } from '../../loading/library'
import { closeSessions, openSessions, requireNames, type ModelClass } from '../../loading/sessions'

/** What one step of the decoder gave. */
export interface Step {
  /** Numbers for each token of the vocabulary, one row for each token that was fed. */
  logits: Float32Array[]
  /** Keys and values so far; a step never changes those of the step before it. */
  cache: Record<string, Tensor>
  /** Where the wanted heads looked: for each token that was fed, for each head, one weight for each encoder frame. */
  attention: Float32Array[][]
}

export interface NetworkPaths {
  encoder: string
  decoder: string
}

/**
 * Opens both networks of a recogniser by their paths, so that their bytes are never held in JavaScript.
 * Rejects with whatever the runtime says.
 */
export async function openNetwork(
  library: Library,
  Model: ModelClass,
  config: object,
  paths: NetworkPaths,
  threads: number,
): Promise<Network> {
  const ort = await import('onnxruntime-node')
  const { encoder, decoder } = await openSessions({ encoder: paths.encoder, decoder: paths.decoder }, threads)
  try {
    requireNames(encoder.outputNames, ['last_hidden_state'])
    // A decoder without a cache would be fed one token and answer nonsense.
    requireNames(decoder.inputNames, ['input_ids', 'encoder_hidden_states', 'past_key_values.0.decoder.key'])
    requireNames(decoder.outputNames, ['logits', 'present.0.decoder.key'])
    const sessions = { model: encoder, decoder_model_merged: decoder }
    const model = new Model(new library.PretrainedConfig(config), sessions, {})
    return new Network(library, ort.Tensor, model, encoder, decoder)
  } catch (error) {
    await closeSessions({ encoder, decoder })
    throw error
  }
}

/** An encoder and a decoder with a cache of keys and values. */
export class Network {
  constructor(
    private readonly library: Library,
    private readonly OrtTensor: (typeof import('onnxruntime-node'))['Tensor'],
    private readonly model: PreTrainedModel,
    private readonly encoder: InferenceSession,
    private readonly decoder: InferenceSession,
  ) {}

  /** The sizes of an input of the encoder: numbers, or names where they may change. */
  inputShape(name: string): readonly (number | string)[] {
    const found = this.encoder.inputMetadata.find((one) => one.name === name)
    return found?.isTensor ? found.shape : []
  }

  /** Layers whose attention to the sound the decoder tells. */
  attendedLayers(): number[] {
    return this.decoder.outputNames.flatMap((name) => {
      const layer = /^cross_attentions\.(\d+)$/.exec(name)?.[1]
      return layer === undefined ? [] : [Number(layer)]
    })
  }

  /** Runs the encoder on one input; an attention mask, where it wants one, covers all of it. */
  async encode(name: string, data: Float32Array, sizes: readonly number[]): Promise<Tensor> {
    const length = sizes.at(-1) ?? 0
    const feeds: InferenceSession.FeedsType = {
      [name]: new this.OrtTensor('float32', data, sizes),
      ...(this.encoder.inputNames.includes('attention_mask') && {
        attention_mask: new this.OrtTensor('int64', new BigInt64Array(length).fill(1n), [1, length]),
      }),
    }
    const { last_hidden_state: encoded } = await this.encoder.run(feeds, ['last_hidden_state'])
    if (encoded?.dims.length !== 3) throw new Error('the encoder gave nothing usable')
    return new this.library.Tensor(encoded)
  }

  /**
   * Feeds tokens to the decoder.
   *
   * @param past the step before; without it, these are the first tokens
   * @param heads layer and head of the attention that is wanted
   */
  async step(encoded: Tensor, tokens: readonly number[], past?: Step, heads: readonly Head[] = []): Promise<Step> {
    const { Tensor } = this.library
    const length = encoded.dims[1] ?? 0
    const outputs = (await this.model.forward({
      encoder_outputs: encoded,
      decoder_input_ids: new Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]),
      ...(this.decoder.inputNames.includes('encoder_attention_mask') && {
        attention_mask: new Tensor('int64', new BigInt64Array(length).fill(1n), [1, length]),
      }),
      past_key_values: past?.cache ?? null,
    })) as Record<string, Tensor>
    return {
      logits: rowsOf(outputs.logits),
      cache: this.cacheOf(outputs, past),
      attention: tokens.map((_, position) => heads.map((head) => attentionOf(outputs, head, position))),
    }
  }

  /** Keys and values of the sound come with the first step and are kept: later steps give empty ones. */
  private cacheOf(outputs: Record<string, Tensor>, past: Step | undefined): Record<string, Tensor> {
    const cache: Record<string, Tensor> = {}
    for (const [name, tensor] of Object.entries(outputs)) {
      if (!name.startsWith('present.')) continue
      const key = name.replace('present', 'past_key_values')
      const kept = name.includes('.encoder.') ? past?.cache[key] : undefined
      cache[key] = kept ?? tensor
    }
    return cache
  }

  async close(): Promise<void> {
    await this.model.dispose()
  }
}

/** Layer and head. */
export type Head = readonly [layer: number, head: number]

function rowsOf(logits: Tensor | undefined): Float32Array[] {
  const [, count = 0, width = 0] = logits?.dims ?? []
  const data = logits?.type === 'float32' ? logits.data : logits?.to('float32').data
  if (!(data instanceof Float32Array) || count === 0 || width === 0) throw new Error('the decoder gave no logits')
  return Array.from({ length: count }, (_, row) => data.subarray(row * width, (row + 1) * width))
}

function attentionOf(outputs: Record<string, Tensor>, [layer, head]: Head, position: number): Float32Array {
  const tensor = outputs[`cross_attentions.${layer}`]
  const [, heads = 0, positions = 0, frames = 0] = tensor?.dims ?? []
  const data = tensor?.type === 'float32' ? tensor.data : tensor?.to('float32').data
  if (!(data instanceof Float32Array) || head >= heads) throw new Error(`no attention of layer ${layer}, head ${head}`)
  const start = (head * positions + position) * frames
  // A copy: the whole tensor would stay in memory otherwise.
  return data.slice(start, start + frames)
}
