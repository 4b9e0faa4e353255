import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { descry, makeHome, screens } from './program'

const sample = (name: string): string => join(screens, name)
let home: Awaited<ReturnType<typeof makeHome>>
let copying: (percent: number) => string

beforeAll(async () => {
  home = await makeHome()
  copying = (percent) => join(home.path, `${percent}.png`)
  for (const percent of [40, 70]) {
    const note = `<svg width="260" height="40"><rect width="260" height="40" fill="white"/>
      <text x="10" y="27" font-family="DejaVu Sans" font-size="18" fill="black">Copying ${percent} %</text></svg>`
    const { width = 0, height = 0 } = await sharp(sample('settings.png')).metadata()
    await sharp(sample('settings.png'))
      .composite([{ input: Buffer.from(note), left: width - 280, top: height - 60 }])
      .png()
      .toFile(copying(percent))
  }
})
afterAll(() => home.remove())

test('what changed between two pictures is told, and only that', async () => {
  const { stdout, status } = await descry(home.path, ['changes', copying(40), copying(70)])
  expect(status).toBe(0)
  expect(stdout).toMatch(/^“Copying 40 ?%” has become “Copying 70 ?%”\.\n$/u)
})

test('the same picture twice has not changed; another window is another', async () => {
  const same = await descry(home.path, ['changes', sample('settings.png'), sample('settings.png'), '--json'])
  expect(JSON.parse(same.stdout)).toMatchObject({ sentences: [{ text: 'Nothing has changed that can be told.' }] })
  const other = await descry(home.path, ['changes', sample('settings.png'), sample('printers.png')])
  expect(other.stdout).toBe('Almost everything is different: this is another window or page.\n')
})

test('a picture that is not there is named', async () => {
  const { status, stderr } = await descry(home.path, [
    'changes',
    sample('settings.png'),
    join(home.path, 'nowhere.png'),
  ])
  expect(status).not.toBe(0)
  expect(stderr).toContain('nowhere.png')
})
