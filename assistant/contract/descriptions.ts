import { z } from 'zod'
import { origin } from './endpoint'
import { box, caption, confidence, element, modelUsed, table, textLine } from '../../models/contract/scene'

export const length = z.enum(['brief', 'normal', 'detailed'])
export type Length = z.infer<typeof length>

/**
 * Where a sentence comes from. `text`: read off the picture; `screen`: recognised by Descry (kind, elements, colours, sizes);
 * `model`: a captioner's opinion.
 */
export const sentenceSource = z.enum(['text', 'screen', 'model'])

export const sentence = z.object({
  text: z.string(),
  source: sentenceSource,
  confidence,
  /** Where it was made; absent: on this computer. */
  origin: origin.pick({ where: true, host: true }).optional(),
})
export type Sentence = z.infer<typeof sentence>

/** What `descry describe --json` prints. */
export const description = z.object({
  image: z.object({ path: z.string(), width: z.number(), height: z.number() }),
  blank: z.boolean(),
  description: z.string(),
  sentences: z.array(sentence),
  text: z.object({ lines: z.array(textLine.pick({ text: true, box: true, confidence: true })) }),
  elements: z.array(
    element.pick({ role: true, name: true, ownName: true, state: true, box: true, confidence: true, icon: true }),
  ),
  model: modelUsed,
  /** What a captioning model said, sentence by sentence, with what spoke against it; absent where none was asked. */
  caption: caption.optional(),
  /** Absent: made on this computer, and no server was asked. */
  origin: origin.optional(),
  timings: z.object({ firstSentenceMs: z.number(), totalMs: z.number() }),
})
export type Description = z.infer<typeof description>

/** What `descry read --json` prints. */
export const reading = z.object({
  text: z.string(),
  lines: z.array(textLine.pick({ text: true, box: true, confidence: true })),
  tables: z.array(table),
})
export type Reading = z.infer<typeof reading>

/** What `descry ask --json` prints. */
export const answer = z.object({
  question: z.string(),
  answer: z.string(),
  /** False when Descry does not know; the answer then says so. */
  answered: z.boolean(),
  confidence: z.enum(['low', 'medium', 'high']),
  evidence: z.array(z.object({ text: z.string(), box })),
  /** What a model said, where the answer is its opinion. */
  opinion: caption.extend({ encoding: z.enum(['new', 'kept']).optional() }).optional(),
  /** Absent: made on this computer, and no server was asked. */
  origin: origin.optional(),
})
export type PictureAnswer = z.infer<typeof answer>
