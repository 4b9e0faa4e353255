import { readFile } from 'node:fs/promises'
import { beforeEach, expect, test } from 'vitest'
import { demonstration, entryOf, segmentOf, talk } from '../../fixtures/transcripts/entries'
import { useTranscriptsBench } from '../../fixtures/transcripts/bench'

const bench = useTranscriptsBench()

beforeEach(async () => {
  bench.transcripts.add(entryOf('talk', 'Harbour', { createdAt: 9 }), talk)
  bench.transcripts.add(entryOf('demo', 'Demo', { recogniser: demonstration, hasSound: false }), talk)
  await bench.open()
})

const openTranscript = async (title = 'Harbour'): Promise<void> => {
  await bench.button(`Open: ${title}`).click()
  await bench.page.getByRole('heading', { name: title, level: 2 }).waitFor()
  await bench.page.getByRole('list', { name: 'What was said' }).waitFor()
}
const search = () => bench.page.getByRole('searchbox', { name: 'Search in this transcript' })
const word = (text: string) => bench.page.locator('.word', { hasText: new RegExp(`^${text}$`, 'u') })
/** What the audio element plays: whether it runs, its source, and its place and speed. */
const sound = (): Promise<{ src: string; at: number; paused: boolean; rate: number }> =>
  bench.page.evaluate(() => {
    const audio = document.querySelector('audio')
    if (!audio) throw new Error('no audio element')
    return { src: audio.src, at: audio.currentTime, paused: audio.paused, rate: audio.playbackRate }
  })
const focusedText = (): Promise<string> =>
  bench.page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim() ?? '',
  )

test('a transcript shows its words with times and sources, and has the focus at its title', async () => {
  await openTranscript()
  const lines = bench.page.getByRole('list', { name: 'What was said' }).getByRole('listitem')
  expect(await lines.count()).toBe(5)
  expect((await lines.nth(2).innerText()).replaceAll(/\s+/gu, ' ')).toBe(
    '0:10 This computer Is there a later boat today?',
  )
  expect(await focusedText()).toBe('Harbour')
  await bench.page.getByText('English').waitFor()
  await bench.button('All transcripts').click()
  await expect.poll(focusedText).toBe('Open: Harbour')
})

test('the words of the small recogniser carry a notice that stays', async () => {
  await openTranscript('Demo')
  await bench.page.getByRole('note').getByText('These words are often wrong.').waitFor()
  await bench.button('All transcripts').click()
  await openTranscript()
  expect(await bench.page.getByText('These words are often wrong.').count()).toBe(0)
})

test('search marks every place, counts them and goes to each, and says which one it is', async () => {
  await openTranscript()
  await bench.page.keyboard.press('Control+f')
  await bench.page.keyboard.type('boat')
  await bench.page.getByText('3 places found.').waitFor()
  expect(await bench.page.locator('mark').allTextContents()).toEqual(['boat', 'boat', 'BOAT'])
  await bench.page.keyboard.press('Enter')
  await bench.page.getByText('1 of 3', { exact: true }).waitFor()
  // Wherever the focus is on the page.
  await bench.button('Copy all').focus()
  await bench.page.keyboard.press('F3')
  await bench.page.locator('[data-stop]').focus()
  await bench.page.keyboard.press('Shift+F3')
  await bench.page.keyboard.press('Shift+F3')
  await bench.page.getByText('3 of 3', { exact: true }).waitFor()
  expect(await bench.page.locator('mark[data-current]').textContent()).toBe('BOAT')
  expect(await bench.announced()).toEqual([
    'polite: 1 of 3, at 0:05: The first boat leaves at nine.',
    'polite: 2 of 3, at 0:10: Is there a later boat today?',
    'polite: 1 of 3, at 0:05: The first boat leaves at nine.',
    'polite: 3 of 3, at 0:15: Yes, the last BOAT leaves at seven.',
  ])
  await search().fill('zebra')
  await bench.page.getByText('Not found.').waitFor()
})

test('a found place crosses words, and the Tab key leads to it', async () => {
  await openTranscript()
  await search().fill('LATER  boat t')
  await bench.page.keyboard.press('Enter')
  expect((await bench.page.locator('mark').allTextContents()).join('')).toBe('later boat t')
  await bench.page.getByText('1 of 1', { exact: true }).waitFor()
  await bench.page.locator('.word[data-stop]').focus()
  expect(await focusedText()).toBe('later')
})

test('a click on a word plays from there; the word that is heard is marked', async () => {
  await openTranscript()
  await word('later').click()
  await expect.poll(async () => (await sound()).paused).toBe(false)
  expect(await focusedText()).toBe('later')
  expect(bench.transcripts.plays).toEqual([{ id: 'talk', from: 11.5, seconds: 15 }])
  expect((await sound()).src).toMatch(/^blob:/u)
  await bench.page.locator('.word[aria-current]', { hasText: 'boat' }).waitFor()
  expect((await sound()).at).toBeGreaterThanOrEqual(0.4)
  await bench.page.keyboard.press('Space')
  await expect.poll(async () => (await sound()).paused).toBe(true)
})

test('sound goes on past the end of a piece, at the speed that is chosen, and ends at its end', async () => {
  await openTranscript()
  await bench.page.getByRole('radio', { name: '2 ×' }).check({ force: true })
  await bench.button(/^0:10.*play from here$/u).click()
  await expect.poll(async () => (await sound()).rate).toBe(2)
  await bench.page.evaluate(() => {
    document.querySelector('audio')!.currentTime = 14.8
  })
  await expect.poll(() => bench.transcripts.plays.at(-1)).toEqual({ id: 'talk', from: 25, seconds: 60 })
  await expect.poll(async () => (await sound()).at < 5 && !(await sound()).paused).toBe(true)
  expect((await sound()).rate).toBe(2)
  await bench.page.evaluate(() => {
    document.querySelector('audio')!.currentTime = 4.8
  })
  await bench.button('Play').waitFor()
  expect(await bench.page.locator('.word[aria-current]').count()).toBe(0)
})

test('pressing the keys faster than sound can begin is no failure', async () => {
  await openTranscript()
  await bench.page.locator('[data-stop]').focus()
  for (const key of ['Enter', 'Space', 'Enter', 'ArrowDown', 'Enter', 'Space', 'Space'])
    await bench.page.keyboard.press(key)
  await bench.page.keyboard.press('Enter')
  await expect.poll(async () => (await sound()).paused).toBe(false)
  await expect.poll(() => bench.transcripts.plays.at(-1)?.from).toBe(5)
  expect(await bench.page.getByText('Something did not work').count()).toBe(0)
  expect(await bench.announced()).toEqual([])
})

test('sound that can’t be fetched says why', async () => {
  await openTranscript()
  bench.transcripts.entries.delete('talk')
  await word('Good').click()
  await bench.page.getByText('There is no transcript talk any more.', { exact: true }).first().waitFor()
  expect(await bench.announced()).toEqual(['assertive: There is no transcript talk any more.'])
  await bench.button('Play').waitFor()
})

test('leaving the transcript ends the sound', async () => {
  await openTranscript()
  await word('Good').click()
  await expect.poll(async () => (await sound()).paused).toBe(false)
  const audio = await bench.page.locator('audio').elementHandle()
  await bench.button('All transcripts').click()
  expect(await audio!.evaluate((element) => (element as HTMLAudioElement).paused)).toBe(true)
})

test('with the keyboard alone: every line and word is reached, played and paused', async () => {
  const { keyboard } = bench.page
  await openTranscript()
  await search().focus()
  await bench.page.locator('[data-stop]').focus()
  await keyboard.press('ArrowDown')
  expect(await focusedText()).toBe('0:05, Microphone, play from here')
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  expect(await focusedText()).toBe('first')
  await keyboard.press('End')
  expect(await focusedText()).toBe('nine.')
  await keyboard.press('ArrowRight')
  expect(await focusedText()).toBe('Is')
  await keyboard.press('Control+End')
  expect(await focusedText()).toBe('you.')
  await keyboard.press('Control+Home')
  expect(await focusedText()).toBe('0:00, Microphone, play from here')
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await expect.poll(async () => (await sound()).paused).toBe(false)
  expect(bench.transcripts.plays[0]?.from).toBe(0.5)
  await keyboard.press('Space')
  await expect.poll(async () => (await sound()).paused).toBe(true)
  await keyboard.press('Space')
  await expect.poll(async () => (await sound()).paused).toBe(false)
  await keyboard.press('Escape')
  await bench.button('Play').waitFor()
  expect((await sound()).src).toBe('')
})

test('the words are one stop of the Tab key, and what comes after them is reached by the next', async () => {
  await openTranscript()
  await bench.page.locator('[data-stop]').focus()
  await bench.page.keyboard.press('Tab')
  expect(await focusedText()).toBe('Copy all')
})

test('where no sound was kept, the words are there without a player', async () => {
  await openTranscript('Demo')
  await bench.page.getByText('The sound of this transcript was not kept.').waitFor()
  expect(await bench.page.getByRole('group', { name: 'Play', exact: true }).count()).toBe(0)
  await bench.page.locator('[data-stop]').focus()
  await bench.page.keyboard.press('ArrowDown')
  expect(await focusedText()).toBe('The first boat leaves at nine.')
  await bench.page.keyboard.press('Enter')
  expect(bench.transcripts.plays).toEqual([])
})

test('a transcript that is being written grows, quietly, and its end is said', async () => {
  bench.transcripts.add(
    entryOf('live', 'Lecture', { state: 'working', seconds: 0, of: 60, segments: 0, createdAt: 20 }),
  )
  await bench.page.reload()
  await openWaiting('Lecture')
  await bench.page.getByText('No speech was found so far.').waitFor()
  for (let i = 0; i < 3; i++) bench.transcripts.write('live', segmentOf(`line number ${i}`, i * 5))
  await bench.page.getByText('line number 2').waitFor()
  bench.transcripts.change('live', { state: 'done' })
  await bench.page.getByText('New words appear at the end.').waitFor({ state: 'detached' })
  expect(await bench.announced()).toEqual(['polite: Transcript finished: Lecture.'])
})

test('words that were missed while the connection was broken are fetched', async () => {
  bench.transcripts.add(entryOf('live', 'Lecture', { state: 'working', createdAt: 20 }), [
    segmentOf('the beginning', 1),
  ])
  await bench.page.reload()
  await openTranscript('Lecture')
  await bench.host.stop()
  bench.transcripts.segments.get('live')!.push(segmentOf('said meanwhile', 5))
  await bench.host.start()
  await bench.page.getByText('said meanwhile').waitFor()
})

test('of a long transcript only a part is on the page, and all of it can be reached', async () => {
  const many = Array.from({ length: 10_000 }, (_, i) => segmentOf(`This is line number ${i} of many`, i * 4))
  bench.transcripts.add(entryOf('long', 'Long', { createdAt: 20, seconds: 40_000, of: 40_000 }), many)
  await bench.page.reload()
  await openTranscript('Long')
  const lines = bench.page.locator('.line')
  expect(await lines.count()).toBe(100)
  await bench.button('Show later lines (9,900 more)').press('Enter')
  expect(await focusedText()).toBe('6:40, play from here')
  expect(await lines.count()).toBe(200)
  await bench.page.keyboard.press('Control+End')
  await bench.page.getByText('line number 9999').waitFor()
  expect(await lines.count()).toBeLessThanOrEqual(300)
  expect(await focusedText()).toBe('many')
  await search().fill('number 5000 ')
  await bench.page.keyboard.press('Enter')
  await expect.poll(() => bench.page.locator('mark[data-current]').allTextContents()).toEqual(['number', ' ', '5000'])
  expect(await lines.count()).toBeLessThanOrEqual(300)
  await bench.button(/^Show earlier lines/u).click()
  expect(await focusedText()).toMatch(/play from here$/u)
})

test('the line that is heard and the end of what is written stay in view, for those who look there', async () => {
  const lines = Array.from({ length: 60 }, (_, i) => segmentOf(`line ${i} of it`, i))
  bench.transcripts.length = 60
  bench.transcripts.add(entryOf('talk', 'Harbour', { createdAt: 9, seconds: 60, of: 100, state: 'working' }), lines)
  await bench.page.reload()
  await openTranscript()
  const inView = (index: number): Promise<boolean> =>
    bench.page.locator(`[data-line="${index}"]`).evaluate((line) => {
      const { top, bottom } = line.getBoundingClientRect()
      return top >= 0 && bottom <= window.innerHeight
    })
  await bench.button('0:00, play from here').click()
  await expect.poll(async () => (await sound()).paused).toBe(false)
  for (const seconds of [8, 14]) {
    // Whoever scrolls to the line that is heard is followed from there on.
    await bench.page.evaluate((at) => void (document.querySelector('audio')!.currentTime = at), seconds)
    await bench.page.locator(`[data-line="${seconds}"][data-heard]`).waitFor()
    await expect.poll(() => inView(seconds)).toBe(true)
  }
  await bench.page.keyboard.press('Space')
  await bench.page.evaluate(() => window.scrollTo(0, 0))
  bench.transcripts.write('talk', segmentOf('one more', 60))
  await bench.page.getByText('one more').waitFor()
  expect(await bench.page.evaluate(() => window.scrollY)).toBe(0)
  await bench.page.locator('[data-line="60"]').scrollIntoViewIfNeeded()
  for (let i = 61; i < 70; i++) {
    bench.transcripts.write('talk', segmentOf(`line ${i} of it`, i))
    await expect.poll(() => inView(i)).toBe(true)
  }
})

test('export saves each format under the transcript’s name', async () => {
  await openTranscript()
  for (const [button, format] of [
    ['Text (TXT)', 'txt'],
    ['Subtitles (SRT)', 'srt'],
    ['Captions (VTT)', 'vtt'],
    ['Data (JSON)', 'json'],
  ] as const) {
    const download = bench.page.waitForEvent('download')
    await bench.button(button).click()
    expect((await download).suggestedFilename()).toBe(`Harbour.${format}`)
    expect(await readFile(await (await download).path(), 'utf8')).toBe(
      `${format}: ${talk.map(({ text }) => text).join('\n')}`,
    )
  }
  expect(await bench.announced()).toContain('polite: Harbour.srt is saved among your downloads.')
})

test('the whole transcript can be copied', async () => {
  await bench.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await openTranscript()
  await bench.button('Copy all').click()
  await expect.poll(() => bench.page.evaluate(() => navigator.clipboard.readText())).toContain('The last BOAT'.slice(9))
  expect(await bench.announced()).toContain('polite: The whole transcript is copied.')
})

test('deleting the open transcript leads back to the list', async () => {
  await openTranscript()
  await bench.button('Delete: Harbour').click()
  await bench.button('Delete for good').click()
  await expect.poll(focusedText).toBe('Open: Demo')
  expect(bench.transcripts.entries.has('talk')).toBe(false)
})

const openWaiting = async (title: string): Promise<void> => {
  await bench.button(`Open: ${title}`).click()
  await bench.page.getByRole('heading', { name: title, level: 2 }).waitFor()
}
