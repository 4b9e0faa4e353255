import { describe, expect, test } from 'vitest'
import { createAssistant } from '../../../assistant/create'
import type { Assistant } from '../../../assistant/assistant'
import type { CallOptions } from '../../../models/contract/client'
import { DescryError, type ErrorCode } from '../../../models/contract/errors'
import type { Answer, Method, ParamsOf } from '../../../models/contract/method'
import type { Caption, Scene } from '../../../models/contract/scene'
import { FakeEyes } from '../../fixtures/fake-eyes'
import { captionOf, photo, settingsScreen, silentPhoto } from '../../fixtures/scenes'

const captioner = () => ({ source: { id: 'smol', folder: '/models/smol', limits: { seconds: 30 } } })

/** Eyes with a model behind them that says what it is told to, as the real ones do: the scene first, then claim by claim. */
class CaptioningEyes extends FakeEyes {
  asked: { method: string; params: Record<string, unknown>; silenceMs: number | undefined }[] = []
  /** The model fails after so many claims. */
  fails: { code: ErrorCode; after: number } | undefined

  constructor(
    scene: Scene,
    private readonly opinion: Caption,
  ) {
    super(scene)
  }

  override async call<M extends Method>(
    method: M,
    params: ParamsOf<M>,
    options: CallOptions<M> = {},
  ): Promise<Answer<M>> {
    const sent = method.params.parse(params) as Record<string, unknown>
    this.asked.push({ method: method.name, params: sent, silenceMs: options.silenceMs })
    const emit = options.onEvent as ((event: { name: string; data: unknown }) => void) | undefined
    const looked = method.name === 'eyes.look' ? await super.call(method, params, options) : undefined
    if (method.name === 'eyes.look' && !sent.caption) return looked as Answer<M>
    if (looked) emit?.({ name: 'seen', data: this.scene })
    emit?.({ name: 'captioning', data: { step: 'writing', language: this.opinion.language } })
    for (const [index, claim] of this.opinion.claims.entries()) {
      if (this.fails?.after === index) throw new DescryError(this.fails.code, 'x')
      emit?.({ name: 'claim', data: claim })
    }
    if (method.name === 'eyes.look') return { result: { ...this.scene, caption: this.opinion } } as unknown as Answer<M>
    if (method.name === 'eyes.caption') return { result: { caption: this.opinion } } as unknown as Answer<M>
    return { result: { ...this.opinion, encoding: 'kept' } } as unknown as Answer<M>
  }
}

const opinion = captionOf(['A road.', 'A sign says “GO”.', 'It is raining.'], {
  'A sign says “GO”.': 'dropped',
  'It is raining.': 'hedged',
})
const picture = { kind: 'path' as const, path: 'a.png' }

async function describeAll(assistant: Assistant, length: 'brief' | 'normal' | 'detailed' = 'normal') {
  const told: string[] = []
  const described = await assistant.describe(picture, {
    language: 'en',
    length,
    sentence: ({ text }) => told.push(text),
  })
  expect(described.sentences.map(({ text }) => text)).toEqual(told)
  return { told, described }
}

describe('a description with a captioning model', () => {
  test('of a photograph begins with what the model says, as it comes; each sentence is said once', async () => {
    const { told, described } = await describeAll(
      createAssistant({ eyes: new CaptioningEyes(photo, opinion), captioner }),
    )
    expect(told.slice(0, 4)).toEqual([
      'A photograph in landscape format, 640 by 480 pixels.',
      'In the opinion of a model: A road.',
      'The model also says, which could not be checked: It is raining.',
      'Part of the model’s description was left out, because what was read on the picture says otherwise.',
    ])
    expect(new Set(told).size).toBe(told.length)
    expect(told.join(' ')).not.toMatch(/GO|installed/)
    expect(described.caption?.claims).toHaveLength(3)
  })

  test('of a screen tells first what is exact', async () => {
    const { told } = await describeAll(
      createAssistant({ eyes: new CaptioningEyes(settingsScreen, opinion), captioner }),
    )
    const model = told.findIndex((text) => text.includes('opinion of a model'))
    expect(model).toBeGreaterThan(2)
    expect(told.findIndex((text) => text.includes('Enable Wi-Fi'))).toBeLessThan(model)
  })

  test('that is brief has one sentence of it for a photograph, and asks for none of a screen', async () => {
    const eyes = new CaptioningEyes(photo, opinion)
    const { told } = await describeAll(createAssistant({ eyes, captioner }), 'brief')
    expect(told).toEqual(['A photograph in landscape format, 640 by 480 pixels.', 'In the opinion of a model: A road.'])
    expect(eyes.asked[0]?.params.caption).toMatchObject({ length: 'brief', kinds: ['photo', 'drawing'] })
  })

  test('tells of two readings that differ, and of a model that is not sure', async () => {
    const unsure = {
      ...captionOf(['Two dogs.'], {}, 0.3),
      disagreements: [{ first: 'Two dogs.', second: 'Three dogs.' }],
    }
    const { told } = await describeAll(createAssistant({ eyes: new CaptioningEyes(photo, unsure), captioner }))
    expect(told.join(' ')).toContain('one reading says “Two dogs.”, the other “Three dogs.”.')
    expect(told.join(' ')).toContain('The model is not sure of this.')
  })

  test.each(['MODEL_TOO_SLOW', 'CAPTIONER_DAMAGED', 'ENGINE_RESTARTED', 'INTERNAL'] as const)(
    'stands without the model when that fails: %s',
    async (code) => {
      const eyes = new CaptioningEyes(photo, opinion)
      eyes.fails = { code, after: 0 }
      const assistant = createAssistant({ eyes, captioner })
      const { told, described } = await describeAll(assistant)
      expect(told.join(' ')).toContain('The text on it reads: “STOP”.')
      expect(told.at(-1)).toMatch(/^The model’s description is missing\. /)
      // It is remembered, and still answers.
      const answer = await assistant.ask(described.pictureId, 'How wide is it?', { language: 'en' })
      expect(answer.answer).toContain('640')
    },
  )

  test('says that there was more when the model fails halfway', async () => {
    const eyes = new CaptioningEyes(photo, opinion)
    eyes.fails = { code: 'MODEL_TOO_SLOW', after: 1 }
    const { told } = await describeAll(createAssistant({ eyes, captioner }))
    expect(told[1]).toBe('In the opinion of a model: A road.')
    expect(told.at(-1)).toMatch(
      /^The model was stopped before it had said everything\. The model smol gave no answer in time/,
    )
  })

  test('of a picture that was described before asks the model again, but looks no second time', async () => {
    const eyes = new CaptioningEyes(photo, opinion)
    const assistant = createAssistant({ eyes, captioner })
    const { described } = await describeAll(assistant)
    const again = await assistant.describe(
      { kind: 'opened', pictureId: described.pictureId },
      { language: 'de', length: 'normal' },
    )
    expect(eyes.asked.map(({ method }) => method)).toEqual(['eyes.look', 'eyes.caption'])
    expect(again.description).toContain('Nach Ansicht eines Modells, auf Englisch: A road.')
  })

  test('gives the model time, and not for ever', async () => {
    const eyes = new CaptioningEyes(photo, opinion)
    await describeAll(createAssistant({ eyes, captioner }))
    expect(eyes.asked[0]?.silenceMs).toBe(60_000)
  })
})

describe('a question with a captioning model', () => {
  const setUp = async (scene: Scene, says: Caption, fails?: CaptioningEyes['fails']) => {
    const eyes = new CaptioningEyes(scene, says)
    const assistant = createAssistant({ eyes, captioner })
    const { pictureId } = await assistant.describe(picture, { language: 'en', length: 'brief', caption: false })
    eyes.fails = fails
    eyes.asked = []
    const ask = (question: string) => assistant.ask(pictureId, question, { language: 'en' })
    return { eyes, ask, assistant, pictureId }
  }

  test('goes to the model only when the exact parts don’t know', async () => {
    const { eyes, ask } = await setUp(photo, captionOf(['A tall man.']))
    expect(await ask('How wide is it?')).toMatchObject({ answered: true, confidence: 'high' })
    expect(eyes.asked).toEqual([])
    expect(await ask('Who stands there?')).toMatchObject({
      answer: 'In the opinion of a model: A tall man.',
      answered: true,
      confidence: 'medium',
      evidence: [],
    })
  })

  test('tells the model what was asked before', async () => {
    const { eyes, ask } = await setUp(photo, captionOf(['A tall man.']))
    await ask('Who stands there?')
    await ask('What does he wear?')
    expect(eyes.asked[1]?.params.earlier).toEqual([{ question: 'Who stands there?', answer: 'A tall man.' }])
  })

  test('is not answered with what the exact parts contradict', async () => {
    const { ask } = await setUp(photo, captionOf(['It says “GO”.'], { 'It says “GO”.': 'dropped' }))
    const answer = await ask('Who stands there?')
    expect(answer).toMatchObject({ answered: false, confidence: 'low' })
    expect(answer.answer).toContain('its answer was left out')
    expect(answer.answer).not.toContain('GO')
  })

  test('is answered with a doubt where the model has one', async () => {
    const { ask } = await setUp(silentPhoto, captionOf(['Three.'], {}, 0.3))
    expect(await ask('How many people?')).toMatchObject({
      answer: 'In the opinion of a model: Three. The model is not sure of this.',
      confidence: 'low',
    })
  })

  test('says what is known, and why the model says nothing, when that fails', async () => {
    const { ask } = await setUp(photo, captionOf(['A man.']), { code: 'MODEL_TOO_SLOW', after: 0 })
    const answer = await ask('Who stands there?')
    expect(answer.answered).toBe(false)
    expect(answer.answer).toContain('The model smol gave no answer in time and was stopped.')
  })

  test('that is stopped is stopped', async () => {
    const { assistant, pictureId } = await setUp(photo, captionOf(['A man.']), { code: 'CANCELLED', after: 0 })
    const asking = assistant.ask(pictureId, 'Who stands there?', { language: 'en' })
    await expect(asking).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test('never lets a model’s words reach a terminal as they are', async () => {
    const { ask } = await setUp(photo, captionOf([`A ${String.fromCharCode(27)}[2Jman\u202e.`]))
    expect((await ask('Who stands there?')).answer).toBe('In the opinion of a model: A man.')
  })
})
