import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SpeakerPort } from '../../assistant/ports'
import { createVoice, spokenText } from '../../assistant/voice'
import { espeakSpeaker } from '../../assistant/voice/espeak'
import { festivalSpeaker } from '../../assistant/voice/festival'
import { findProgram } from '../../assistant/system/program'
import {
  canPlay,
  descendants,
  hasProgram,
  readSound,
  startNullSink,
  temporaryFolder,
  until,
  type NullSink,
} from '../unit/assistant/voice/sound'

// Text to be spoken was read off a picture, so anybody may have written it. These tests give it to the real programs.

const [espeak, text2wave, pacat] = await Promise.all(
  ['espeak-ng', 'text2wave', 'pacat'].map((name) => findProgram(name)),
)
const voices: { name: string; speaker: SpeakerPort | null }[] = [
  { name: 'espeak-ng', speaker: espeak ? espeakSpeaker(espeak) : null },
  { name: 'festival', speaker: text2wave ? festivalSpeaker({ text2wave, pacat: pacat ?? null }) : null },
]
const options = { rate: 1, language: 'en' }
const never = new AbortController().signal

/** Texts that are commands somewhere: to Scheme, to a shell, to the voices, to their programs. Each tries to make `file`. */
const hostile = (file: string): Record<string, string> => ({
  'a program in Scheme': `Hello") (system "touch ${file}") ("`,
  'a program in Scheme, on a line of its own': `Hello.\n(system "touch ${file}")\n(quit)`,
  'an escaped quotation mark': `Hello\\") (system "touch ${file}") (\\"`,
  'reading as a program': `#.(system "touch ${file}") ,(system "touch ${file}") '(quit)`,
  'a shell command in back quotes': `Hello \`touch ${file}\` there`,
  'a shell substitution': `Hello $(touch ${file}) there`,
  'a shell command after a semicolon': `Hello; touch ${file}; exit`,
  'a shell pipe': `Hello | touch ${file} && touch ${file} > ${file}`,
  'an option that writes': `-w ${file}`,
  'an option that writes, in festival': `-o ${file}`,
  'an option that evaluates': `-eval (system "touch ${file}")`,
  'a request for help': '--help',
  'the end of options': '-- -',
  'markup that plays a file': `<speak><audio src="file://${file}"/>Hello</speak>`,
  'markup of festival': `<?xml version="1.0"?><SABLE><AUDIO SRC="file://${file}"/>Hello</SABLE>`,
  'a command of the voice': '\u0001500S Hello [[rate 400]] there',
  'a command of the speech server': `!-!SET ALL OUTPUT_MODULE ${file}\n!-!QUIT`,
  'a zero byte': `Hello\u0000") (system "touch ${file}")`,
  'a terminal’s escape sequences': '\u001b]0;Hello\u0007\u001b[2J there',
  'emoji and half characters': 'Hello 👩‍👩‍👧‍👦 🏳️‍🌈 \ud83d there \udc00',
  'other scripts and directions': 'Hello 日本語 \u202Eשלום\u202C Привет ☃ ﷽',
  'nothing but signs': '") (" ;; `` $ # | \\',
  'a dot on a line of its own': 'Hello\n.\nQUIT\n..\nthere',
})

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

describe.each(voices)('$name', ({ name, speaker }) => {
  const missing = speaker ? false : `${name} is not installed`
  const real = (): SpeakerPort => {
    if (!speaker) throw new Error('not installed')
    return speaker
  }

  test.skipIf(missing).each(Object.keys(hostile('x')))('%s is spoken, and nothing else happens', async (what) => {
    const before = descendants()
    const target = join(folder.path, 'spoken.wav')
    const text = hostile(join(folder.path, 'made'))[what] ?? ''
    await real().writeFile?.(text, target, options, never)
    const { seconds, loudness } = await readSound(target)
    expect(await readdir(folder.path)).toEqual(['spoken.wav'])
    // Where a text ended early or was taken for an option, less would be heard. Nobody speaks faster than 40 characters a second.
    const letters = spokenText(text).replaceAll(/[^\p{L}\p{N}]/gu, '').length
    expect(seconds).toBeGreaterThan(Math.min(10, letters / 40))
    if (letters > 0) expect(loudness).toBeGreaterThan(200)
    expect(descendants()).toEqual(before)
  })

  test.skipIf(missing)('a text of 100,000 characters can be stopped, and leaves nothing behind', async () => {
    const before = descendants()
    for (const text of ['("a' + 'a'.repeat(100_000), 'One more sentence, "quoted" (twice). '.repeat(2700)]) {
      const controller = new AbortController()
      const written = real().writeFile?.(text, join(folder.path, 'long.wav'), options, controller.signal)
      await wait(500)
      controller.abort()
      await expect(written).rejects.toMatchObject({ code: 'CANCELLED' })
    }
    await until(() => descendants().join() === before.join(), 'the programs are gone')
    expect(await readdir(folder.path)).toEqual([])
  })

  test.skipIf(missing)('a place that can’t be written is said, and no program is left waiting', async () => {
    const before = descendants()
    const written = real().writeFile?.(
      'Hello '.repeat(2000),
      join(folder.path, 'no', 'such', 'folder.wav'),
      options,
      never,
    )
    await expect(written).rejects.toMatchObject({ code: 'WRITE_DENIED' })
    await until(() => descendants().join() === before.join(), 'the program is gone')
  })
})

test.skipIf(!hasProgram('festival'))(
  'the texts are commands indeed, where they are pasted into a program',
  async () => {
    const made = join(folder.path, 'made')
    const text = hostile(made)['a program in Scheme'] ?? ''
    spawnSync('festival', ['--pipe'], { input: `(SayText "${text}")`, timeout: 20_000 })
    expect(await readdir(folder.path)).toEqual(['made'])
  },
)

test.skipIf(!espeak)('espeak-ng spells what it would otherwise take for phonemes or for a command', async () => {
  const speaker = espeakSpeaker(espeak ?? '')
  const obeyed = (text: string): number => {
    const target = join(folder.path, 'raw.wav')
    spawnSync('espeak-ng', ['--stdin', '-w', target], { input: text })
    return statSync(target).size
  }
  const spoken = async (text: string): Promise<number> => {
    const target = join(folder.path, 'safe.wav')
    await speaker.writeFile?.(text, target, options, never)
    return (await readSound(target)).pcm.length
  }
  expect(await spoken("[[h@l'oU]]")).toBeGreaterThan(obeyed("[[h@l'oU]]") * 1.5)
  expect(await spoken('\u0001450S one two three four five')).toBeGreaterThan(
    obeyed('\u0001450S one two three four five') * 1.5,
  )
})

const noSound = canPlay ? false : 'sound is checked where pulseaudio, pacat and parec are installed'

describe.skipIf(noSound)('through a sound server that plays to nobody', () => {
  let sink: NullSink
  beforeAll(async () => {
    sink = await startNullSink()
    for (const [name, value] of Object.entries(sink.env)) vi.stubEnv(name, value)
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await sink.stop()
  })

  const story = 'This story goes on for a long time, and nobody who hears it wants to wait for its end. '.repeat(20)

  describe.each(voices)('$name', ({ speaker }) => {
    test.skipIf(!speaker)('is heard, and is silent with every program gone after it was stopped', async () => {
      const before = descendants()
      const voice = createVoice({ speaker, rate: () => 1, language: () => 'en' })
      const said = voice.say(story).catch((error: { code: string }) => error.code)
      const waiting = voice.say('This is never said.').catch((error: { code: string }) => error.code)
      await until(() => sink.now() > 200, 'it is heard')
      expect(descendants().length).toBeGreaterThan(before.length)
      const stopped = performance.now()
      voice.stop()
      expect([await said, await waiting]).toEqual(['CANCELLED', 'CANCELLED'])
      const elapsed = performance.now() - stopped
      await until(() => descendants().join() === before.join(), 'speaker and player are gone')
      await until(() => sink.now() === 0, 'it is silent')
      // And it stays so: nothing that was queued comes after.
      await wait(600)
      expect([sink.now(), descendants()]).toEqual([0, before])
      console.log(`    silenced after ${elapsed.toFixed(0)} ms`)
    })

    test.skipIf(!speaker)('says a short text to its end', async () => {
      const voice = createVoice({ speaker, rate: () => 1.5, language: () => 'en' })
      let heard = 0
      const listening = setInterval(() => (heard = Math.max(heard, sink.now())), 20)
      await voice.say('Ready.')
      clearInterval(listening)
      expect(heard).toBeGreaterThan(200)
    })

    test.skipIf(!speaker)('says hostile texts, and nothing else happens', async () => {
      const before = descendants()
      const voice = createVoice({ speaker, rate: () => 4, language: () => 'en' })
      const texts = hostile(join(folder.path, 'made'))
      // The others differ in what a file would show as well; playing all of them takes minutes.
      for (const what of ['a program in Scheme', 'a shell substitution', 'an option that writes'])
        await voice.say(texts[what] ?? '')
      expect(await readdir(folder.path)).toEqual([])
      expect(descendants()).toEqual(before)
    })
  })
})

test.skipIf(!espeak || !hasProgram('aplay'))(
  'where no sound can be played, the voice says that it failed',
  async () => {
    vi.stubEnv('PULSE_SERVER', 'unix:/nowhere')
    vi.stubEnv('ALSA_CONFIG_PATH', '/dev/null')
    const failed = expect.objectContaining({ code: 'VOICE_FAILED' })
    for (const { speaker } of voices)
      if (speaker) await expect(speaker.speak('Hello', options, never)).rejects.toEqual(failed)
    vi.unstubAllEnvs()
  },
)
