import { expect, test } from 'vitest'
import { entryOf, segmentOf, talk } from '../../fixtures/transcripts/entries'
import { useTranscriptsBench } from '../../fixtures/transcripts/bench'

const bench = useTranscriptsBench()

const named = (name: string) => [...bench.transcripts.uploads.values()].filter((upload) => upload.name === name)

test('files that are chosen are sent in pieces of at most 4 MB, and wait in the list', async () => {
  await bench.open()
  await bench.page.getByText('There is no transcript yet.').waitFor()
  await bench.choose([{ name: 'lecture.wav', bytes: 9_000_001 }])
  await bench.entry('lecture').getByText('waiting').waitFor()
  expect(named('lecture.wav')).toEqual([
    { name: 'lecture.wav', bytes: 9_000_001, pieces: [4_000_000, 4_000_000, 1_000_001] },
  ])
  await expect.poll(() => bench.page.getByRole('heading', { name: 'Files being added' }).count()).toBe(0)
  expect(await bench.announced()).toContain('polite: lecture.wav is being added.')
})

test('“Add files” and Ctrl+O open the file chooser', async () => {
  await bench.open()
  // Listened to from first to last: between two waits the driver would let the browser's own chooser open.
  const choosers: boolean[] = []
  bench.page.on('filechooser', (chooser) => choosers.push(chooser.isMultiple()))
  await bench.button('Add files').press('Enter')
  await expect.poll(() => choosers).toEqual([true])
  await bench.page.keyboard.press('Control+o')
  await expect.poll(() => choosers).toEqual([true, true])
})

test('no file is ever read as a whole', async () => {
  await bench.open()
  const reads = await bench.page.evaluateHandle(() => {
    const sizes: number[] = []
    for (const method of ['arrayBuffer', 'bytes', 'text', 'stream'] as const) {
      const prototype = Blob.prototype as unknown as Record<string, (this: Blob) => unknown>
      const real = prototype[method]
      prototype[method] = function () {
        sizes.push(this.size)
        return real?.call(this)
      }
    }
    FileReader.prototype.readAsArrayBuffer = (blob) => void sizes.push(blob.size)
    return sizes
  })
  await bench.choose([{ name: 'lecture.wav', bytes: 9_000_001 }])
  await bench.entry('lecture').getByText('waiting').waitFor()
  expect(await reads.jsonValue()).toEqual([4_000_000, 4_000_000, 1_000_001])
})

test('a file goes on being sent when the connection is back', async () => {
  await bench.open()
  bench.transcripts.holdUploads()
  await bench.choose([{ name: 'long.wav', bytes: 6_000_000 }])
  await bench.entry('long.wav').getByText('is being added, 0 %').waitFor()
  await expect.poll(() => named('long.wav').length).toBe(1)
  await bench.host.stop()
  bench.transcripts.releaseUploads()
  await bench.host.start()
  await bench.entry('long').getByText('waiting').waitFor()
  expect(named('long.wav').map(({ bytes }) => bytes)).toEqual([6_000_000])
})

test('several dropped files are added one after the other, and none is taken for a picture', async () => {
  await bench.open()
  await bench.drop(['one.mp3', 'two.mp3', 'three.mp3'])
  for (const title of ['one', 'two', 'three']) await bench.entry(title).getByText('waiting').waitFor()
  expect([...bench.transcripts.uploads.values()].map(({ name }) => name)).toEqual(['one.mp3', 'two.mp3', 'three.mp3'])
  expect(bench.host.calls.filter(({ method }) => method === 'describe')).toEqual([])
  expect(await bench.announced()).toContain('polite: 3 files are being added.')
})

test('pasted files are added', async () => {
  await bench.open()
  await bench.page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(10)], 'pasted.ogg', { type: 'audio/ogg' }))
    document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))
  })
  await bench.entry('pasted').getByText('waiting').waitFor()
})

test('while files are sent their progress shows, and each can be cancelled', async () => {
  await bench.open()
  bench.transcripts.holdUploads()
  await bench.choose([{ name: 'big.wav', bytes: 8_000_000 }, { name: 'next.wav' }])
  await bench.entry('big.wav').getByText('is being added, 0 %').waitFor()
  await bench.entry('next.wav').getByText('waits for its turn').waitFor()
  expect(await bench.page.getByRole('progressbar', { name: 'Progress of big.wav' }).getAttribute('value')).toBe('0')
  await bench.button('Cancel: big.wav').click()
  bench.transcripts.releaseUploads()
  await bench.entry('next').getByText('waiting').waitFor()
  expect(await bench.entry('big.wav').count()).toBe(0)
  expect(named('big.wav')[0]?.pieces.length).toBeLessThan(2)
  expect(await bench.announced()).toContain('polite: big.wav is not added.')
})

test('a file that can’t be added says why, and does not hold up the next one', async () => {
  await bench.open()
  await bench.choose([{ name: 'broken.mp3' }, { name: 'empty.mp3', bytes: 0 }, { name: 'good.mp3' }])
  await bench.entry('good').getByText('waiting').waitFor()
  await bench.entry('broken.mp3').getByText('could not be added: broken.mp3 is damaged').waitFor()
  await bench.entry('empty.mp3').getByText('empty.mp3 is empty').waitFor()
  await bench.button('Cancel: broken.mp3').click()
  await expect.poll(() => bench.entry('broken.mp3').count()).toBe(0)
})

test('the list says in words how far each transcript is', async () => {
  const { transcripts } = bench
  transcripts.add(entryOf('a', 'Lecture', { state: 'working', seconds: 200, of: 720, left: 240 }))
  transcripts.add(entryOf('b', 'Interview', { state: 'interrupted', seconds: 61, of: 3723 }))
  transcripts.add(entryOf('c', 'Radio', { state: 'failed', problem: 'Radio.mp3 has no sound in it.' }))
  transcripts.add(entryOf('d', 'Meeting', { kind: 'live', state: 'live', of: null }))
  await bench.open()
  await bench.entry('Lecture').getByText('working, 3:20 of 12:00, about 4 minutes left').waitFor()
  await bench.entry('Interview').getByText('interrupted, 1:01 of 1:02:03').waitFor()
  await bench.entry('Radio').getByText('failed: Radio.mp3 has no sound in it.').waitFor()
  await bench.entry('Meeting').getByText('is being written now').waitFor()
  const progress = bench.page.getByRole('progressbar', { name: 'Progress of Lecture' })
  expect(Number(await progress.getAttribute('value'))).toBeCloseTo(200 / 720)
  expect(await progress.getAttribute('aria-valuetext')).toBe('working, 3:20 of 12:00, about 4 minutes left')
  expect(await bench.button('Delete: Meeting').count()).toBe(0)
})

test('a transcript can be paused and go on; when it is finished that is said once', async () => {
  bench.transcripts.add(entryOf('a', 'Lecture', { state: 'working', seconds: 20, of: 60, left: 40 }))
  await bench.open()
  await bench.button('Pause: Lecture').click()
  await bench.entry('Lecture').getByText('interrupted, 0:20 of 1:00').waitFor()
  await bench.button('Go on: Lecture').click()
  await bench.entry('Lecture').getByText('waiting').waitFor()
  bench.transcripts.change('a', { state: 'working', seconds: 40 })
  bench.transcripts.change('a', { state: 'working', seconds: 50 })
  bench.transcripts.change('a', { state: 'done', seconds: 60 })
  await bench.entry('Lecture').getByText('finished').waitFor()
  expect(await bench.announced()).toEqual([
    'polite: Lecture is paused. What is written stays.',
    'polite: Lecture goes on.',
    'polite: Transcript finished: Lecture.',
  ])
})

test('renaming keeps the focus at its button', async () => {
  bench.transcripts.add(entryOf('a', 'Lecture'))
  await bench.open()
  await bench.button('Rename: Lecture').press('Enter')
  await bench.page.getByRole('dialog', { name: 'Rename the transcript' }).waitFor()
  await bench.page.keyboard.type('Harbour tour')
  await bench.page.keyboard.press('Enter')
  await bench.entry('Harbour tour').waitFor()
  expect(bench.transcripts.entries.get('a')?.title).toBe('Harbour tour')
  await expect.poll(() => focusedName()).toBe('Rename: Harbour tour')
  expect(await bench.announced()).toContain('polite: The transcript is now called Harbour tour.')
})

test('deleting asks first, begins at the safe answer, and leads on to the next transcript', async () => {
  bench.transcripts.add(entryOf('a', 'Lecture', { createdAt: 2 }))
  bench.transcripts.add(entryOf('b', 'Radio', { createdAt: 1 }))
  await bench.open()
  await bench.button('Delete: Lecture').press('Enter')
  const dialog = bench.page.getByRole('alertdialog', { name: 'Delete “Lecture”?' })
  await dialog.getByText('are deleted from this computer. They cannot be brought back.').waitFor()
  expect(await focusedName()).toBe('Cancel')
  await bench.page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  expect(bench.transcripts.entries.has('a')).toBe(true)

  await bench.button('Delete: Lecture').press('Enter')
  await bench.page.keyboard.press('Tab')
  await bench.page.keyboard.press('Enter')
  await expect.poll(() => bench.entry('Lecture').count()).toBe(0)
  expect(bench.transcripts.entries.has('a')).toBe(false)
  await expect.poll(() => focusedName()).toBe('Open: Radio')
  expect(await bench.announced()).toContain('polite: Lecture was deleted.')
})

test('what another window deletes or adds shows here too', async () => {
  bench.transcripts.add(entryOf('a', 'Lecture'), talk)
  await bench.open()
  await bench.button('Open: Lecture').click()
  await bench.page.getByText('Good morning').waitFor()
  for (const watcher of bench.host.watchers) watcher.emit('transcriptRemoved', { id: 'a' })
  await bench.page.getByText('There is no transcript yet.').waitFor()
  for (const watcher of bench.host.watchers) watcher.emit('transcript', entryOf('b', 'From elsewhere'))
  await bench.entry('From elsewhere').waitFor()
})

test('two transcripts at once: each shows its own progress, and only the open one grows', async () => {
  const { transcripts } = bench
  transcripts.add(entryOf('a', 'First', { state: 'working', seconds: 0, of: 60, createdAt: 2 }))
  transcripts.add(entryOf('b', 'Second', { state: 'working', seconds: 0, of: 60, createdAt: 1 }))
  await bench.open()
  transcripts.write('a', segmentOf('words of the first', 10))
  transcripts.write('b', segmentOf('words of the second', 20))
  await bench.entry('First').getByText('working, 0:12 of 1:00').waitFor()
  await bench.entry('Second').getByText('working, 0:22 of 1:00').waitFor()
  await bench.button('Open: First').click()
  transcripts.write('b', segmentOf('more of the second', 30))
  transcripts.write('a', segmentOf('more of the first', 40))
  await bench.page.getByText('more of the first').waitFor()
  expect(await bench.page.getByText('of the second').count()).toBe(0)
})

const focusedName = (): Promise<string> =>
  bench.page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim() ?? '',
  )

test('what is added and deleted while the list is fetched stays so when the list comes', async () => {
  bench.transcripts.add(entryOf('old', 'Old'))
  let release = (): void => {}
  bench.transcripts.slowList = new Promise((resolve) => (release = resolve))
  await bench.open()
  await bench.choose([{ name: 'new.wav' }])
  await expect.poll(() => named('new.wav').length).toBe(1)
  bench.transcripts.remove('old')
  release()
  await bench.entry('new').getByText('waiting').waitFor()
  expect(await bench.page.getByText('Old').count()).toBe(0)
})
