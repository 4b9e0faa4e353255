import { expect, test } from 'vitest'
import { useBench } from '../../fixtures/bench'
import { settingsSentences } from '../../fixtures/screens'

const own = useBench({
  prepare: (host) => {
    host.settings.voice = 'descry'
  },
})

/** The headless browser has no voice: its place is taken by one that writes down what it is told, with the times. */
const watchVoice = (): Promise<void> =>
  own.page.evaluate(() => {
    const told: { what: string; at: number }[] = []
    Object.assign(window, { told })
    const voice = window.speechSynthesis
    voice.speak = (utterance) =>
      void told.push({ what: `${utterance.lang} ${utterance.rate} ${utterance.text}`, at: performance.now() })
    voice.cancel = () => void told.push({ what: 'silence', at: performance.now() })
    window.addEventListener('keydown', (event) => told.push({ what: `key ${event.key}`, at: performance.now() }), {
      capture: true,
    })
  })
const told = (): Promise<{ what: string; at: number }[]> =>
  own.page.evaluate(() => (window as unknown as { told: { what: string; at: number }[] }).told)
const words = async (): Promise<string[]> => (await told()).map(({ what }) => what)

test('with Descry’s own voice, whole sentences are spoken in order and the screen reader is left in peace', async () => {
  await watchVoice()
  await own.described()
  const expected = settingsSentences.normal.map(({ text }) => `en 1 ${text}`)
  expect((await words()).filter((line) => line.startsWith('en 1 ') && !line.includes('Opening'))).toEqual(expected)
  expect(await own.announced()).toEqual([])
})

test('any key silences the voice in the same moment; Ctrl alone does not', async () => {
  await own.described()
  await watchVoice()
  await own.page.keyboard.press('Control')
  expect(await words()).toEqual(['key Control'])
  await own.page.keyboard.press('Tab')
  expect((await words()).slice(1).toSorted()).toEqual(['key Tab', 'silence'])
})

test('an error silences what is being said and is spoken first', async () => {
  await watchVoice()
  await own.choose('broken.png')
  await own.region('Something did not work').waitFor()
  const lines = await words()
  const at = lines.findIndex((line) => line.includes('is damaged'))
  expect(lines[at - 1]).toBe('silence')
})

test('where the host has a voice, it speaks what it streams, the page has it say the rest, and the browser is silent', async () => {
  own.host.capabilities.voice = 'espeak-ng'
  await own.reopen({})
  await watchVoice()
  await own.described()
  await own.choose('broken.png')
  await own.region('Something did not work').waitFor()
  const spoken = (): unknown[] => own.host.calls.filter(({ method }) => method === 'say').map(({ params }) => params)
  await expect.poll(spoken).toContainEqual({
    text: 'broken.png is damaged or incomplete. Save or download the picture again.',
  })
  // The host has spoken this one itself: said by the page too, it would be heard twice.
  expect(spoken()).not.toContainEqual({ text: 'A settings window titled “Network”.' })
  await own.page.keyboard.press('Escape')
  await expect.poll(() => own.host.calls.at(-1)?.method).toBe('stopSpeaking')
  expect((await words()).filter((line) => line !== 'key Escape')).toEqual([])
})
