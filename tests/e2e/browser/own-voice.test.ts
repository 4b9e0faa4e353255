import { expect, test } from 'vitest'
import { useBench } from '../../fixtures/bench'

const bench = useBench()

const openSettings = async (): Promise<void> => {
  await bench.page.keyboard.press('Control+,')
  await bench.page.getByRole('dialog').waitFor()
}
const installed = (problem: string | null = null) => ({
  system: 'espeak-ng',
  installed: { name: 'Kokoro 82M', speakers: ['af_heart', 'bf_emma'], problem },
})

test('where a neural voice is installed, its speakers are chosen by name and accent, with the keyboard', async () => {
  bench.host.voices = installed()
  await bench.reopen({})
  await openSettings()
  const group = bench.page.getByRole('radiogroup', { name: 'Descry’s voice' })
  await group.waitFor()
  expect(await group.getByRole('radio').count()).toBe(3)
  const heart = group.getByRole('radio', { name: 'Heart, American English' })
  expect(await heart.isChecked()).toBe(true)
  await heart.focus()
  await bench.page.keyboard.press('ArrowDown')
  await expect.poll(() => bench.host.settings.speaker).toBe('bf_emma')
  await bench.page.keyboard.press('ArrowDown')
  await expect.poll(() => bench.host.settings.speaker).toBe('system')
  expect(await group.getByRole('radio', { name: 'Voice of the system (espeak-ng)' }).isChecked()).toBe(true)
})

test('where it can’t speak, a sentence says why; where none is installed, nothing is asked', async () => {
  bench.host.voices = installed('Kokoro 82M needs the program espeak-ng.')
  await bench.reopen({})
  await openSettings()
  await bench.page.getByText('Kokoro 82M needs the program espeak-ng.').waitFor()
  expect(await bench.page.getByRole('radiogroup', { name: 'Descry’s voice' }).count()).toBe(0)
  bench.host.voices = { system: 'espeak-ng', installed: null }
  await bench.reopen({})
  await openSettings()
  await bench.page.getByRole('radiogroup', { name: 'Who speaks' }).waitFor()
  expect(await bench.page.getByRole('radiogroup', { name: 'Descry’s voice' }).count()).toBe(0)
})
