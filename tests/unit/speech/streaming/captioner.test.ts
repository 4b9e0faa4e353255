import { describe, expect, test } from 'vitest'
import type { LiveCaption } from '../../../../models/contract/hearing'
import type { Decoded } from '../../../../models/speech/recogniser'
import { createCaptioner, type Captioner, type DecodeRequest } from '../../../../models/speech/streaming/captioner'

/** What a sure recogniser says. */
const said = (text: string, change: Partial<Decoded> = {}): Decoded => ({
  text,
  words: [],
  language: 'en',
  languageConfidence: null,
  averageLogProbability: -0.2,
  noSpeechProbability: 0.01,
  compressionRatio: 1,
  ...change,
})

/** Lets sound arrive up to `until`, and answers the look that is then due. */
function look(captioner: Captioner, until: number, text: string, took = 0.1): LiveCaption | undefined {
  captioner.heard(until)
  const request = captioner.next()
  expect(request, `a look at ${until} s`).toBeDefined()
  return captioner.decoded(request as DecodeRequest, said(text), took)
}

describe('words are committed', () => {
  test('when two hypotheses in a row agree, all but the last one heard', () => {
    const captioner = createCaptioner()
    captioner.open(0)
    expect(look(captioner, 1, 'ask not')).toMatchObject({ committed: '', tail: 'ask not' })
    expect(look(captioner, 2, 'ask not what your')).toMatchObject({ committed: 'ask not', tail: 'what your' })
    expect(look(captioner, 3, 'ask not what your country')).toMatchObject({
      committed: 'ask not what your',
      tail: 'country',
    })
  })

  test('not when the hypotheses differ from the first word on', () => {
    const captioner = createCaptioner()
    captioner.open(0)
    look(captioner, 1, 'ice cream now')
    expect(look(captioner, 2, 'I scream now please')).toMatchObject({ committed: '', tail: 'I scream now please' })
  })

  test('and never change, whatever a later hypothesis says', () => {
    const captioner = createCaptioner()
    captioner.open(0)
    look(captioner, 1, 'I live in Berlin and')
    look(captioner, 2, 'I live in Berlin and work')
    expect(look(captioner, 3, 'I leave in Merlin and work there today')).toMatchObject({
      committed: 'I live in Berlin and work',
      tail: 'there today',
    })
    captioner.close(3.5)
    const request = captioner.next() as DecodeRequest
    expect(captioner.decoded(request, said('He lives in Merlin and walks there. Today!'), 1)).toMatchObject({
      committed: expect.stringMatching(/^I live in Berlin and work/u),
      final: true,
      tail: '',
    })
  })

  test('with the signs and capitals that the newer hypothesis gives them', () => {
    const captioner = createCaptioner()
    captioner.open(0)
    look(captioner, 1, 'well i')
    expect(look(captioner, 2, 'Well, I think')).toMatchObject({ committed: 'Well, I', tail: 'think' })
  })

  test('character by character in a script without spaces, and without spaces between them', () => {
    const captioner = createCaptioner()
    captioner.open(0)
    look(captioner, 1, '今日は')
    expect(look(captioner, 2, '今日はいい')).toMatchObject({ committed: '今日は', tail: 'いい' })
    captioner.close(3)
    const request = captioner.next() as DecodeRequest
    expect(captioner.decoded(request, said('今日はいい天気'), 1)).toMatchObject({ committed: '今日はいい天気' })
  })

  test('at the end of the utterance, all of them', () => {
    const captioner = createCaptioner()
    captioner.open(1)
    captioner.heard(3)
    captioner.close(3)
    const request = captioner.next() as DecodeRequest
    expect(request).toEqual({ index: 0, from: 1, until: 3, final: true })
    const caption = captioner.decoded(request, said('Yes.'), 1)
    expect(caption).toMatchObject({ committed: 'Yes.', tail: '', final: true, start: 1, end: 3, language: 'en' })
    expect(caption?.words).toEqual([{ text: 'Yes.', start: 1, end: 3 }])
    expect(captioner.next()).toBeUndefined()
  })
})

describe('looks at an open utterance', () => {
  test('come no closer than 0.7 s, nor than 1.2 times what the last one took', () => {
    const captioner = createCaptioner()
    captioner.open(0)
    look(captioner, 1, 'one', 2)
    captioner.heard(3.3)
    expect(captioner.next()).toBeUndefined()
    captioner.heard(3.4)
    expect(captioner.next()).toMatchObject({ from: 0, until: 3.4, final: false })
  })

  test('wait until finals are done', () => {
    const captioner = createCaptioner()
    captioner.open(0)
    captioner.close(2)
    captioner.open(2)
    captioner.heard(5)
    expect(captioner.next()).toMatchObject({ index: 0, final: true })
    captioner.failed(captioner.next() as DecodeRequest)
    expect(captioner.next()).toMatchObject({ index: 1, final: false })
  })
})

describe('nothing is written', () => {
  const doubts: [string, Partial<Decoded>][] = [
    ['for silence', { noSpeechProbability: 0.9, averageLogProbability: -1.1 }],
    ['for guesses', { averageLogProbability: -1.4 }],
    ['for text that repeats itself', { compressionRatio: 3 }],
  ]
  test.each(doubts)('%s', (_name, change) => {
    const captioner = createCaptioner()
    captioner.open(0)
    captioner.heard(2)
    expect(
      captioner.decoded(captioner.next() as DecodeRequest, said('Thanks for watching', change), 0.1),
    ).toBeUndefined()
    captioner.close(2)
    expect(
      captioner.decoded(captioner.next() as DecodeRequest, said('Thanks for watching', change), 0.1),
    ).toMatchObject({ committed: '', final: true })
  })

  test('for a loop of words, and a person may still say no three times', () => {
    const final = (text: string): string | undefined => {
      const captioner = createCaptioner()
      captioner.open(0)
      captioner.close(4)
      return captioner.decoded(captioner.next() as DecodeRequest, said(text), 1)?.committed
    }
    expect(final('thank you '.repeat(6))).toBe('')
    expect(final('No, no, no.')).toBe('No, no, no.')
    expect(final('Thank you.')).toBe('Thank you.')
  })

  test('twice: a hypothesis that lost words in the middle does not repeat what is committed', () => {
    const captioner = createCaptioner()
    captioner.open(0)
    look(captioner, 1, 'one two three four five')
    look(captioner, 2, 'one two three four five six')
    expect(look(captioner, 3, 'one three four five six seven')?.committed).toBe('one two three four five six')
  })
})

test('words that were committed beyond a cut are not said again by the utterance after it', () => {
  const captioner = createCaptioner()
  captioner.open(0)
  look(captioner, 14, 'it was a long way to the sea and')
  look(captioner, 15, 'it was a long way to the sea and back')
  // Only now it turns out that the quietest place was before “to the sea”.
  captioner.close(12, true)
  captioner.open(12)
  captioner.heard(16)
  const final = captioner.next() as DecodeRequest
  expect(final).toMatchObject({ until: 12, final: true })
  expect(captioner.decoded(final, said('It was a long way'), 1)?.committed).toBe('it was a long way to the sea and')
  captioner.close(17)
  expect(captioner.decoded(captioner.next() as DecodeRequest, said('to the sea and back again'), 1)?.committed).toBe(
    'back again',
  )
})

test('a final that failed keeps the words that were committed', () => {
  const captioner = createCaptioner()
  captioner.open(0)
  look(captioner, 1, 'the door is')
  look(captioner, 2, 'the door is open now')
  captioner.close(3)
  expect(captioner.failed(captioner.next() as DecodeRequest)).toMatchObject({ committed: 'the door is', final: true })
})

test('after a restart the committed words of the open utterance stand, and its number goes on', () => {
  const captioner = createCaptioner({ firstIndex: 7, committed: 'ask not what' })
  captioner.open(12)
  captioner.close(15)
  const request = captioner.next() as DecodeRequest
  expect(captioner.decoded(request, said('ask not what your country'), 1)).toMatchObject({
    index: 7,
    committed: 'ask not what your country',
  })
})

test('sound is needed from the start of the oldest utterance that is not final', () => {
  const captioner = createCaptioner()
  captioner.heard(4)
  expect(captioner.needsFrom).toBe(4)
  captioner.open(3.5)
  captioner.close(6)
  captioner.open(6)
  captioner.heard(8)
  expect(captioner.needsFrom).toBe(3.5)
  captioner.failed(captioner.next() as DecodeRequest)
  expect(captioner.needsFrom).toBe(6)
})

test('whatever recognisers say in whatever order, committed text only ever grows at its end', () => {
  let state = 7
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const vocabulary = ['a', 'b', 'c', 'B.', 'no', 'No,', '日本', 'e f', '...', '', 'x']
  for (let round = 0; round < 300; round++) {
    const captioner = createCaptioner()
    const shown = new Map<number, string>()
    const finished = new Set<number>()
    let now = 0
    let open = false
    const take = (caption: LiveCaption | undefined): void => {
      if (!caption) return
      expect(finished.has(caption.index)).toBe(false)
      expect(caption.committed.startsWith(shown.get(caption.index) ?? '')).toBe(true)
      shown.set(caption.index, caption.committed)
      if (caption.final) finished.add(caption.index)
    }
    for (let step = 0; step < 40; step++) {
      now += random(20) / 10
      captioner.heard(now)
      if (random(4) === 0) {
        if (open) captioner.close(now)
        else captioner.open(now)
        open = !open
      }
      const request = captioner.next()
      if (!request) continue
      const text = Array.from({ length: random(8) }, () => vocabulary[random(vocabulary.length)]).join(' ')
      if (random(10) === 0) take(captioner.failed(request))
      else take(captioner.decoded(request, said(text), random(30) / 10))
    }
  }
})
