/** A neural voice that is loaded. It does one thing at a time. */
export interface VoiceModel {
  /** What it is called in sentences and in JSON. */
  readonly id: string
  /** Samples in a second. */
  readonly sampleRate: number
  /**
   * Speaks one piece of text. Gives samples from −1 to 1; none where there is nothing to say.
   * Rejects with `CANCELLED` between two runs of the network, with `MODEL_DAMAGED`, with `NOT_INSTALLED` where the program that
   * spells is missing, and with `VOICE_FAILED` where that fails.
   */
  speak(text: string, speaker: string, rate: number, signal: AbortSignal): Promise<Float32Array[]>
  close(): Promise<void>
}
