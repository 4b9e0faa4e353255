import { describe, expect, test } from 'vitest'
import type { SpeakerPort } from '../../../../assistant/ports'
import { createVoice } from '../../../../assistant/voice'
import { DescryError } from '../../../../models/contract'

/** A speaker whose speech ends when the test says so. It fails the test when it is asked to speak while it speaks. */
function slowSpeaker() {
  const spoken: string[] = []
  let current: { end: (error?: Error) => void } | null = null
  const speaker: SpeakerPort = {
    name: 'slow',
    speak(text, _options, signal) {
      if (current) throw new Error('two voices at once')
      spoken.push(text)
      return new Promise((resolve, reject) => {
        const end = (error?: Error): void => {
          current = null
          if (error) reject(error)
          else resolve()
        }
        current = { end }
        signal.addEventListener('abort', () => setImmediate(() => end(new DescryError('CANCELLED'))))
      })
    },
  }
  return {
    speaker,
    spoken,
    /** Ends what is being said, and lets the voice go on. */
    async end(error?: Error) {
      current?.end(error)
      await settled()
    },
    speaking: () => current !== null,
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))
const voiceOf = (speaker: SpeakerPort | null, rate = () => 1) => createVoice({ speaker, rate, language: () => 'en' })
const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'spoken',
    (error: DescryError) => error.code,
  )

describe('one queue, one voice', () => {
  test('texts are said one after another, each promise ending with its text', async () => {
    const { speaker, spoken, end } = slowSpeaker()
    const voice = voiceOf(speaker)
    const ends: string[] = []
    void voice.say('one').then(() => ends.push('one'))
    void voice.say('two').then(() => ends.push('two'))
    expect(spoken).toEqual(['one'])
    await end()
    expect([ends, spoken]).toEqual([['one'], ['one', 'two']])
    await end()
    expect(ends).toEqual(['one', 'two'])
  })

  test('stopping silences what is said and forgets what waits', async () => {
    const { speaker, spoken, speaking } = slowSpeaker()
    const voice = voiceOf(speaker)
    const [first, second] = [code(voice.say('one')), code(voice.say('two'))]
    voice.stop()
    expect(await first).toBe('CANCELLED')
    expect(await second).toBe('CANCELLED')
    expect([spoken, speaking()]).toEqual([['one'], false])
  })

  test('what is said right after stopping waits until the voice has fallen silent', async () => {
    const { speaker, spoken, end } = slowSpeaker()
    const voice = voiceOf(speaker)
    const first = code(voice.say('one'))
    voice.stop()
    const next = code(voice.say('two'))
    expect(spoken).toEqual(['one'])
    expect(await first).toBe('CANCELLED')
    await settled()
    expect(spoken).toEqual(['one', 'two'])
    await end()
    expect(await next).toBe('spoken')
  })

  test('an interruption goes first', async () => {
    const { speaker, spoken, end } = slowSpeaker()
    const voice = voiceOf(speaker)
    const dropped = [code(voice.say('one')), code(voice.say('two'))]
    const urgent = code(voice.say('now', { interrupt: true }))
    expect(await Promise.all(dropped)).toEqual(['CANCELLED', 'CANCELLED'])
    await settled()
    await end()
    expect([await urgent, spoken]).toEqual(['spoken', ['one', 'now']])
  })

  test('a signal takes out its own text only', async () => {
    const { speaker, spoken, end } = slowSpeaker()
    const voice = voiceOf(speaker)
    const [waiting, talking] = [new AbortController(), new AbortController()]
    const first = code(voice.say('one', { signal: talking.signal }))
    const second = code(voice.say('two', { signal: waiting.signal }))
    const third = code(voice.say('three'))
    waiting.abort()
    expect(await second).toBe('CANCELLED')
    talking.abort()
    expect(await first).toBe('CANCELLED')
    await settled()
    await end()
    expect([await third, spoken]).toEqual(['spoken', ['one', 'three']])
    expect(await code(voice.say('four', { signal: talking.signal }))).toBe('CANCELLED')
  })

  test('after a failure the rest is still said', async () => {
    const { speaker, spoken, end } = slowSpeaker()
    const voice = voiceOf(speaker)
    const [first, second] = [code(voice.say('one')), code(voice.say('two'))]
    await end(new DescryError('VOICE_FAILED', 'no sound'))
    expect(await first).toBe('VOICE_FAILED')
    await end()
    expect([await second, spoken]).toEqual(['spoken', ['one', 'two']])
  })
})

describe('what is spoken', () => {
  test('a long text is said in pieces, and stopping ends all of it', async () => {
    const { speaker, spoken, end } = slowSpeaker()
    const voice = voiceOf(speaker)
    const said = code(voice.say('This is one of many sentences. '.repeat(60)))
    await end()
    expect(spoken).toHaveLength(2)
    voice.stop()
    expect(await said).toBe('CANCELLED')
    await settled()
    expect(spoken).toHaveLength(2)
  })

  test('a change of speed holds from the next piece on', async () => {
    const rates: number[] = []
    let rate = 1
    const speaker: SpeakerPort = { name: 'rates', speak: async (_text, options) => void rates.push(options.rate) }
    const voice = voiceOf(speaker, () => rate)
    await voice.say('one')
    rate = 2
    await voice.say('two')
    expect(rates).toEqual([1, 2])
  })

  test('text with nothing to say ends at once', async () => {
    const { speaker, spoken } = slowSpeaker()
    await voiceOf(speaker).say(' \n\u0000')
    expect(spoken).toEqual([])
  })

  test('where there is no voice, saying so is all that happens', async () => {
    const voice = voiceOf(null)
    expect(voice.backend).toBeNull()
    expect(await code(voice.say('one'))).toBe('VOICE_UNAVAILABLE')
    voice.stop()
  })
})

describe('saying it again', () => {
  const quick = () => {
    const spoken: string[] = []
    const speaker: SpeakerPort = { name: 'quick', speak: async (text) => void spoken.push(text) }
    return { voice: voiceOf(speaker), spoken }
  }

  test('the last thing is said again and given back', async () => {
    const { voice, spoken } = quick()
    expect(await voice.repeat()).toBe('')
    await voice.say('one')
    await voice.say('two')
    expect(await voice.repeat()).toBe('two')
    expect(await voice.repeat()).toBe('two')
    expect(spoken).toEqual(['one', 'two', 'two', 'two'])
  })

  test('sentences that follow one another are one thing', async () => {
    const { voice } = quick()
    await Promise.all([voice.say('A window.'), voice.say('It has two buttons.')])
    expect(await voice.repeat()).toBe('A window. It has two buttons.')
  })

  test('it comes back whole after it was stopped in the middle', async () => {
    const { speaker, spoken, end } = slowSpeaker()
    const voice = voiceOf(speaker)
    const said = [code(voice.say('One.')), code(voice.say('Two.'))]
    voice.stop()
    await Promise.all(said)
    const again = voice.repeat()
    await settled()
    expect(spoken.at(-1)).toBe('One. Two.')
    await end()
    expect(await again).toBe('One. Two.')
  })

  test('it does not wait for what is being said', async () => {
    const { speaker, spoken, end } = slowSpeaker()
    const voice = voiceOf(speaker)
    const said = code(voice.say('Long story.'))
    const again = voice.repeat()
    expect(await said).toBe('CANCELLED')
    await settled()
    expect(spoken).toEqual(['Long story.', 'Long story.'])
    await end()
    expect(await again).toBe('Long story.')
  })
})
