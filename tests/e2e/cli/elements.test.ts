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
  expect(labels).toContain('3. Enable Wi-Fi, check box, checked')
  expect(labels.at(-1)).toBe('11. Save, button')
})

test('types, roles and names narrow the list; the numbers stay those of the whole list', async () => {
  const buttons = await descry(home.path, ['--language', 'de', 'elements', settings, '--type', 'buttons,radio'])
  expect(buttons.stdout).toBe(
    '6. A4, Optionsfeld, aktiviert\n7. Letter, Optionsfeld, nicht aktiviert\n8. Envelope, Optionsfeld, nicht aktiviert\n10. Cancel, Schaltfläche\n11. Save, Schaltfläche\n',
  )
  const more = await descry(home.path, ['elements', settings, '--type', 'buttons', '--find', 'save', '--more'])
  expect(more.stdout).toMatch(/^11\. Save, button\. Place on the picture: \S.*To the left: Cancel, button\./u)
})

test('programs get the elements as JSON', async () => {
  const { stdout } = await descry(home.path, ['elements', settings, '--type', 'checkbox', '--json'])
  const { elements } = JSON.parse(stdout) as { elements: { number: number; role: string; state: unknown }[] }
  expect(elements.map(({ number, role, state }) => [number, role, state])).toEqual([
    [3, 'checkbox', { checked: true }],
    [4, 'checkbox', { checked: false }],
  ])
})

test('an unknown type is wrong usage; a search without result says so beside it', async () => {
  const wrong = await descry(home.path, ['elements', settings, '--type', 'knobs'])
  expect([wrong.status, wrong.stdout]).toEqual([2, ''])
  expect(wrong.stderr).toContain('“knobs” is neither a type nor a role.')
  const none = await descry(home.path, ['elements', settings, '--find', 'nowhere'])
  expect([none.status, none.stdout, none.stderr.trim()]).toEqual([0, '', 'No element matches.'])
})
