import { expect, test } from 'vitest'
import type { SpeakerPort } from '../../../../assistant/ports'
import { firstThatWorks } from '../../../../assistant/voice/fallback'
import { DescryError } from '../../../../models/contract'

const options = { rate: 1, language: 'en' }
const never = new AbortController().signal

function speaker(name: string, error?: DescryError): SpeakerPort & { spoken: string[] } {
  const spoken: string[] = []
  return {
    name,
    spoken,
    async speak(text) {
      spoken.push(text)
      if (error) throw error
    },
  }
}

test('where the first voice fails, the next says the same text, and goes on speaking', async () => {
  const [broken, working] = [speaker('broken', new DescryError('VOICE_FAILED', 'no sound')), speaker('working')]
  const voice = firstThatWorks([broken, working])
  expect(voice?.name).toBe('broken')
  await voice?.speak('one', options, never)
  await voice?.speak('two', options, never)
  expect([broken.spoken, working.spoken, voice?.name]).toEqual([['one'], ['one', 'two'], 'working'])
})

test('stopping is not failing', async () => {
  const [stopped, other] = [speaker('stopped', new DescryError('CANCELLED')), speaker('other')]
  await expect(firstThatWorks([stopped, other])?.speak('one', options, never)).rejects.toMatchObject({
    code: 'CANCELLED',
  })
  expect(other.spoken).toEqual([])
})

test('when none works, the last one’s error is told, each time', async () => {
  const voice = firstThatWorks([
    speaker('a', new DescryError('VOICE_FAILED', 'a')),
    speaker('b', new DescryError('VOICE_FAILED', 'b')),
  ])
  for (let turn = 0; turn < 2; turn++)
    await expect(voice?.speak('one', options, never)).rejects.toMatchObject({ detail: 'b' })
})

test('no voices are no voice; files are written by the first that can', () => {
  expect(firstThatWorks([])).toBeNull()
  const writer: SpeakerPort = { ...speaker('writer'), writeFile: async () => {} }
  expect(firstThatWorks([speaker('a'), writer])?.writeFile).toBeDefined()
  expect(firstThatWorks([speaker('a')])?.writeFile).toBeUndefined()
})
