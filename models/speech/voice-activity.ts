/** Tells voice from everything else, frame by frame. It remembers what came before: one for each stream. */
export interface VoiceActivityDetector {
  /** Samples of one frame at 16 kHz: 512, which is 32 milliseconds. */
  readonly frameSamples: number
  /** Probability from 0 to 1 that somebody speaks in this frame of {@link frameSamples} samples from -1 to 1. */
  probability(frame: Float32Array): Promise<number>
  /** Forgets what came before. */
  reset(): void
}
