import { expect, test } from 'vitest'
import { useBench } from '../../fixtures/bench'

const bench = useBench()
const box = () => bench.page.getByRole('textbox', { name: 'Your question' })
const asked = () => bench.region('Ask about this picture')

test('a question is answered: announced once, kept in the history, shown on the picture', async () => {
  await bench.described()
  await bench.ask('What is the address of the printer?')
  await asked().getByText('Answer: The address of the printer is 192.168.1.23.').waitFor()
  const heard = (await bench.announced()).filter((line) => line.includes('192.168.1.23'))
  expect(heard).toEqual(['polite: The address of the printer is 192.168.1.23.'])
  expect(await box().inputValue()).toBe('')
  expect(await bench.page.locator('.marks .mark-inner').count()).toBe(1)
  const show = bench.page.getByRole('button', { name: 'Show on the picture' })
  expect(await show.getAttribute('aria-pressed')).toBe('true')
  await show.click()
  expect(await bench.page.locator('.marks .mark-inner').count()).toBe(0)
})

test('a question without an answer says so in words', async () => {
  await bench.described()
  await bench.ask('Who wrote this?')
  await asked().getByText('Not answered: I don’t know: nothing on the picture says so.').waitFor()
})

test('the up arrow brings back earlier questions and the down arrow what was being typed', async () => {
  await bench.described()
  await bench.ask('Who wrote this?')
  await asked().getByText('Not answered').waitFor()
  await bench.ask('What is the address of the printer?')
  await asked().getByText('Answer: The').waitFor()
  await box().fill('half a quest')
  await bench.page.keyboard.press('ArrowUp')
  expect(await box().inputValue()).toBe('What is the address of the printer?')
  await bench.page.keyboard.press('ArrowUp')
  expect(await box().inputValue()).toBe('Who wrote this?')
  await bench.page.keyboard.press('ArrowDown')
  await bench.page.keyboard.press('ArrowDown')
  expect(await box().inputValue()).toBe('half a quest')
})

test('when asking fails the question comes back to the box', async () => {
  await bench.described()
  await bench.ask('Will it crash?')
  await asked().getByText('Did not work').waitFor()
  expect(await box().inputValue()).toBe('Will it crash?')
  expect((await bench.announced()).at(-1)).toMatch(/^assertive: A part of Descry stopped/u)
})

test('Esc stops a question, keeps the focus in the box and the words in it', async () => {
  await bench.described()
  await bench.ask('A slow question')
  await bench.status('Looking for the answer to “A slow question”.')
  await bench.page.keyboard.press('Escape')
  await bench.status('Stopped.')
  expect(await box().inputValue()).toBe('A slow question')
  expect(await bench.focused()).toBe('question')
})

test('a question asked before the picture is described waits for it', async () => {
  await bench.choose('slow.png')
  await bench.status('Reading the text')
  await bench.ask('What is the address of the printer?')
  expect((await bench.announced()).at(-1)).toBe(
    'polite: Your question will be asked as soon as the picture is described.',
  )
  bench.host.letGo()
  await asked().getByText('Answer: The address of the printer is').waitFor()
})

test('a question about a picture that the host has forgotten is answered all the same', async () => {
  await bench.described()
  bench.host.forgetPictures()
  await bench.ask('What is the address of the printer?')
  await asked().getByText('Answer: The address of the printer is').waitFor()
})

test('asking nothing says what to do', async () => {
  await bench.described()
  await bench.ask('   ')
  await bench.status('Type a question first.')
})
