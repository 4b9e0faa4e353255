import astAudioset from './data/ast-audioset.json'
import clipVitBasePatch32 from './data/clip-vit-base-patch32.json'
import florence2BaseFt from './data/florence-2-base-ft.json'
import graniteDocling258m from './data/granite-docling-258m.json'
import kokoro82m from './data/kokoro-82m.json'
import lfm25Vl450m from './data/lfm2.5-vl-450m.json'
import moonshineBase from './data/moonshine-base.json'
import moonshineTiny from './data/moonshine-tiny.json'
import pyannoteSegmentation from './data/pyannote-segmentation.json'
import qwen3508b from './data/qwen3.5-0.8b.json'
import siglip2Base from './data/siglip2-base.json'
import smolvlm256m from './data/smolvlm-256m.json'
import smolvlm500m from './data/smolvlm-500m.json'
import wespeakerResnet34 from './data/wespeaker-resnet34.json'
import whisperBaseTimestamped from './data/whisper-base-timestamped.json'
import whisperBase from './data/whisper-base.json'
import whisperLargeV3Turbo from './data/whisper-large-v3-turbo.json'
import whisperSmall from './data/whisper-small.json'
import whisperTiny from './data/whisper-tiny.json'
import { catalogueEntry, type CatalogueEntry } from './entry'

export { catalogueEntry, type CatalogueEntry, type CatalogueFile } from './entry'

/** Every model that Descry offers, in the order in which they are shown: by what they are for, the usual choice first. */
export const catalogue: readonly CatalogueEntry[] = [
  florence2BaseFt,
  smolvlm256m,
  smolvlm500m,
  lfm25Vl450m,
  qwen3508b,
  graniteDocling258m,
  whisperBase,
  whisperTiny,
  whisperSmall,
  whisperLargeV3Turbo,
  whisperBaseTimestamped,
  moonshineTiny,
  moonshineBase,
  siglip2Base,
  clipVitBasePatch32,
  astAudioset,
  pyannoteSegmentation,
  wespeakerResnet34,
  kokoro82m,
].map((entry) => catalogueEntry.parse(entry))
