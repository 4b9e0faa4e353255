import type { CallOptions } from '../models/contract/client'
import type { Answer, Method, ParamsOf } from '../models/contract/method'
import type { Area, Settings, SoundSource } from './contract'

/** The engines, as the assistant sees them: typed calls, and nothing about processes. */
export interface EnginePort {
  call<M extends Method>(method: M, params: ParamsOf<M>, options?: CallOptions<M>): Promise<Answer<M>>
}

/** A picture of the screen, as an encoded file (PNG or JPEG). */
export interface CapturedPicture {
  bytes: Uint8Array
  /** What it shows, for people: the window's title, “Screen”. */
  name: string
  /** For pictures of the whole screen: where its top left pixel is on the screen, and how many units of the pointer a pixel is; 0, 0 and 1 if left out. */
  at?: { x: number; y: number; scale: number }
}

export interface CapturePort {
  /** Rejects with `CAPTURE_UNAVAILABLE`, `CAPTURE_DENIED`, `SCREEN_LOCKED` or `AREA_OUTSIDE`. */
  capture(request: { what: 'screen' | 'window' | 'area'; area?: Area }, signal?: AbortSignal): Promise<CapturedPicture>
}

export interface ClipboardPort {
  /** The picture on the clipboard as an encoded file. Rejects with `CLIPBOARD_EMPTY` or `NOT_INSTALLED`. */
  readPicture(signal?: AbortSignal): Promise<CapturedPicture>
}

/** Clicks for the person. Only what asked first may call it. */
export interface PointerPort {
  /** The program that clicks, for people. */
  readonly name: string
  /** Moves the pointer to a place on the screen and presses its main button once. Rejects with `CLICKING_UNAVAILABLE` or `CANCELLED`. */
  click(at: { x: number; y: number }, signal?: AbortSignal): Promise<void>
}

/** Sound that the host captures by itself. */
export interface SoundPort {
  /** What can be captured here. */
  sources(): Promise<SoundSource[]>
  /**
   * Captures one source until the signal aborts: pieces of about 100 ms of 16 kHz PCM (16 bit, one channel). Resolves when it was
   * aborted. Rejects with `MICROPHONE_MISSING`, `MICROPHONE_DENIED`, `SYSTEM_SOUND_UNAVAILABLE`, `NOT_INSTALLED`, or
   * `SOUND_DEVICE_LOST` where its device was unplugged.
   */
  capture(source: SoundSource, onSound: (pcm: Uint8Array) => void, signal: AbortSignal): Promise<void>
}

/** How a text is said. */
export interface SpeakOptions {
  rate: number
  language: string
  /** What will be said after this, as far as it is known: a voice that needs time may prepare it. */
  next?: () => string | undefined
}

/** One way of speaking: a program of the system, or a neural voice. */
export interface SpeakerPort {
  /** For people and for the doctor: `speech-dispatcher`, `espeak-ng`, `say`. */
  readonly name: string
  /**
   * Speaks the text and resolves when it was spoken to the end. Aborting silences it within 100 ms and rejects with `CANCELLED`.
   * The text is untrusted: it was read off a picture.
   */
  speak(text: string, options: SpeakOptions, signal: AbortSignal): Promise<void>
  /** Writes the spoken text to a WAV file, where the backend can. */
  writeFile?(text: string, path: string, options: SpeakOptions, signal: AbortSignal): Promise<void>
}

/** Small values that outlive the program. */
export interface StorePort {
  /** The value as it was written, or undefined. A damaged file reads as undefined. */
  read(): Promise<unknown>
  /** Replaces the file as a whole. Rejects with `DISK_FULL` or `WRITE_DENIED`; what was there stays then. */
  write(value: unknown): Promise<void>
}

export type SettingsStore = StorePort
export type { Settings }
