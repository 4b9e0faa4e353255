import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { descry, makeHome, screens } from './program'

const settings = join(screens, 'settings.png')
let home: Awaited<ReturnType<typeof makeHome>>
beforeAll(async () => void (home = await makeHome()))
afterAll(() => home.remove())

test('the elements of a screen are listed in reading order, as screen readers say them', async () => {
  const { stdout, status } = await descry(home.path, ['elements', settings])
  expect(status).toBe(0)
  const labels = stdout.trim().split('\n')
  expect(labels.map((label, i) => label.startsWith(`${i + 1}. `))).not.toContain(false)
  const words = labels.map((label) => label.replace(/^\d+\. /u, ''))
  expect(words[0]).toMatch(/^Settings, (?:dialog|window)$/u)
  expect(words).toEqual(expect.arrayContaining(['Minimise, button', 'Maximise, button', 'Close, button']))
  expect(words).toContain('Enable Wi-Fi, check box, checked')
  expect(words.at(-1)).toBe('Save, button')
})

test('types, roles and names narrow the list; the numbers stay those of the whole list', async () => {
  const all = (await descry(home.path, ['--language', 'de', 'elements', settings])).stdout.trim().split('\n')
  const some = await descry(home.path, ['--language', 'de', 'elements', settings, '--type', 'buttons,radio'])
  const shown = some.stdout.trim().split('\n')
  expect(shown).toEqual(all.filter((label) => /(?:Schaltfläche|Optionsfeld)/u.test(label)))
  expect(shown.map((label) => label.replace(/^\d+\. /u, ''))).toEqual([
    ...['Minimieren, Schaltfläche', 'Maximieren, Schaltfläche', 'Schließen, Schaltfläche'],
    ...['A4, Optionsfeld, aktiviert', 'Letter, Optionsfeld, nicht aktiviert', 'Envelope, Optionsfeld, nicht aktiviert'],
    ...['Cancel, Schaltfläche', 'Save, Schaltfläche'],
  ])
  const more = await descry(home.path, ['elements', settings, '--type', 'buttons', '--find', 'save', '--more'])
  expect(more.stdout).toMatch(/^\d+\. Save, button\. Place on the picture: \S.*To the left: Cancel, button\./u)
})

test('programs get the elements as JSON', async () => {
  const { stdout } = await descry(home.path, ['elements', settings, '--type', 'checkbox', '--json'])
  const { elements } = JSON.parse(stdout) as { elements: { number: number; role: string; state: unknown }[] }
  expect(elements.map(({ role, state }) => [role, state])).toEqual([
    ['checkbox', { checked: true }],
    ['checkbox', { checked: false }],
  ])
  expect(elements.map(({ number }) => number > 1)).toEqual([true, true])
})

test('an unknown type is wrong usage; a search without result says so beside it', async () => {
  const wrong = await descry(home.path, ['elements', settings, '--type', 'knobs'])
  expect([wrong.status, wrong.stdout]).toEqual([2, ''])
  expect(wrong.stderr).toContain('“knobs” is neither a type nor a role.')
  const none = await descry(home.path, ['elements', settings, '--find', 'nowhere'])
  expect([none.status, none.stdout, none.stderr.trim()]).toEqual([0, '', 'No element matches.'])
})
