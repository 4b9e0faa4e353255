import { expect, test } from 'vitest'
import { useBench } from '../../fixtures/bench'
import { plainScreen, settingsSentences } from '../../fixtures/screens'

const bench = useBench()

const said = (sentences: { text: string }[]): string[] => sentences.map(({ text }) => `polite: ${text}`)

test('a picture is described: each sentence is announced once, whole and in order', async () => {
  await bench.choose('settings.png')
  await bench.status('settings.png is described: 12 lines of text, 8 elements.')
  expect(await bench.announced()).toEqual(['polite: Opening settings.png.', ...said(settingsSentences.normal)])
  const description = bench.region('Description')
  for (const { text } of settingsSentences.normal) await description.getByText(text).waitFor()
  expect(await bench.page.title()).toBe('Settings.png – Descry')
  const alt = 'Picture settings.png: A settings window titled “Network”.'
  await bench.page.getByRole('img', { name: alt }).waitFor()
})

test('each part of the description says in words where it comes from', async () => {
  await bench.described()
  expect(await bench.region('Description').locator('.source').allTextContents()).toEqual([
    'Recognised',
    'Read off the picture',
    'Recognised',
    'Read off the picture',
  ])
  await bench.page.getByRole('radio', { name: 'Detailed' }).check({ force: true })
  await bench.region('Description').getByText('The sidebar has six entries. (not certain)').waitFor()
})

test('the first sentence is shown and announced while the rest is still on its way', async () => {
  await bench.choose('slow.png')
  await bench.status('Reading the text in slow.png.')
  expect(await bench.announced()).toEqual(['polite: Opening slow.png.', 'polite: A settings window titled “Network”.'])
  bench.host.letGo()
  await bench.status('slow.png is described')
  expect(await bench.announced()).toEqual(['polite: Opening slow.png.', ...said(settingsSentences.normal)])
})

test('another length describes the same picture again from memory and keeps the questions', async () => {
  await bench.described()
  await bench.ask('What is the address of the printer?')
  await bench.region('Ask about this picture').getByText('192.168.1.23').waitFor()
  await bench.page.getByRole('radio', { name: 'Brief' }).check({ force: true })
  await bench.region('Description').getByText('A table lists three devices').waitFor({ state: 'detached' })
  expect(bench.host.calls.at(-1)).toMatchObject({
    method: 'describe',
    params: { picture: { kind: 'opened', pictureId: 'picture-1' }, length: 'brief' },
  })
  await bench.region('Ask about this picture').getByText('The address of the printer is').waitFor()
  expect((await bench.announced()).filter((line) => line.includes('settings window'))).toHaveLength(2)
})

test('the pages of a PDF can be turned and chosen by number', async () => {
  await bench.described('report.pdf')
  await bench.page.getByText('Page 1 of 3').waitFor()
  await bench.page.getByRole('button', { name: 'Next page' }).click()
  await bench.page.getByText('Page 2 of 3').waitFor()
  await bench.page.getByRole('textbox', { name: 'Go to page' }).fill('3')
  await bench.page.keyboard.press('Enter')
  await bench.page.getByText('Page 3 of 3').waitFor()
  await bench.status('report.pdf is described')
  expect(await bench.page.getByRole('button', { name: 'Next page' }).isDisabled()).toBe(true)
})

test('a blank picture is said to be blank, and nothing is listed', async () => {
  await bench.choose('black.png', await plainScreen('#000000'))
  await bench.status('black.png is blank.')
  expect(await bench.announced()).toEqual([
    'polite: Opening black.png.',
    'polite: The picture is all black. Perhaps the screen was off or a screen curtain is on.',
  ])
  await bench.page.getByText('No text was found on this picture.').waitFor()
})

test('a damaged picture is announced at once, and the picture before it stays with its questions', async () => {
  await bench.described()
  await bench.page.getByRole('textbox', { name: 'Your question' }).fill('Who is half way thr')
  await bench.choose('broken.png')
  await bench.region('Something did not work').waitFor()
  const sentence = 'broken.png is damaged or incomplete. Save or download the picture again.'
  expect((await bench.announced()).at(-1)).toBe(`assertive: ${sentence}`)
  await bench.status(`That did not work. ${sentence}`)
  await bench.region('Description').getByText('A settings window titled “Network”.').waitFor()
  expect(await bench.page.getByRole('textbox', { name: 'Your question' }).inputValue()).toBe('Who is half way thr')
})

test('Esc stops the work; what had come stays to be read and the focus stays where it was', async () => {
  await bench.page.getByRole('button', { name: 'Paste' }).focus()
  await bench.choose('slow.png')
  await bench.status('Reading the text')
  await bench.page.keyboard.press('Escape')
  await bench.status('Stopped.')
  await bench.page.getByText('This is not the whole description: it was stopped.').waitFor()
  await bench.region('Description').getByText('A settings window titled “Network”.').waitFor()
  expect((await bench.announced()).at(-1)).toBe('polite: Stopped.')
  expect(await bench.focused()).toBe('Paste')
})

test('the Stop button gives the focus back when it goes away', async () => {
  await bench.page.getByRole('button', { name: 'Paste' }).focus()
  await bench.choose('slow.png')
  await bench.status('Reading the text')
  await bench.page.getByRole('button', { name: /Stop/u }).focus()
  await bench.page.keyboard.press('Enter')
  await bench.status('Stopped.')
  expect(await bench.focused()).toBe('Paste')
})

test('another picture while one is being described replaces it without an error', async () => {
  await bench.choose('slow.png')
  await bench.status('Reading the text in slow.png')
  await bench.described('settings.png')
  expect(await bench.announced()).not.toContain('polite: Stopped.')
  expect(await bench.region('Something did not work').count()).toBe(0)
})

test('a picture that the host has forgotten is sent again without a word', async () => {
  await bench.described()
  bench.host.forgetPictures()
  await bench.page.getByRole('radio', { name: 'Brief' }).check({ force: true })
  await bench.region('Description').getByText('A table lists three devices').waitFor({ state: 'detached' })
  await bench.status('settings.png is described')
  expect(bench.host.calls.at(-1)?.params).toMatchObject({ picture: { kind: 'bytes', name: 'settings.png' } })
})
