import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright'
import { launchChromium, openPage } from '../../fixtures/page'

/** The built program as people start it: `descry serve`, its page, its engine, a real picture. Nothing is scripted. */
const root = resolve(import.meta.dirname, '../../..')
let browser: Browser
let serve: ChildProcess
let home: string
let url: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'descry-home-'))
  serve = spawn(process.execPath, [join(root, 'out/main/descry.js'), 'serve', '--no-open'], {
    env: {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_STATE_HOME: home,
      XDG_RUNTIME_DIR: home,
      LANG: 'C.UTF-8',
      LC_ALL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  url = await addressOf(serve)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  const ended = new Promise((resolve) => serve.once('exit', resolve))
  serve.kill()
  await ended
  await rm(home, { recursive: true, force: true })
})

function addressOf(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const read = (chunk: Buffer): void => {
      printed += chunk.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/u.exec(printed)?.[0]
      if (address) resolve(address)
    }
    program.stdout?.on('data', read)
    program.stderr?.on('data', read)
    program.once('exit', (status) => reject(new Error(`descry serve ended with ${status}: ${printed}`)))
  })
}

test('a settings window is described, answered about and browsed from end to end', async () => {
  const { page, announced } = await openPage(browser, url)
  await page.locator('#file').setInputFiles(join(root, 'resources/samples/settings.png'))
  await page.locator('.status-text', { hasText: 'settings.png is described' }).waitFor()
  const description = await page.locator('.sentences').innerText()
  expect(description).toContain('Enable Wi-Fi')
  // What is shown was announced, each sentence once.
  const sentences = await page.locator('.sentence').allTextContents()
  const heard = await announced()
  for (const sentence of sentences)
    expect(heard.filter((line) => line === `polite: ${sentence.replace('(not certain)', '').trim()}`)).toHaveLength(1)

  await page.getByRole('textbox', { name: 'Your question' }).fill('Is Enable Wi-Fi ticked?')
  await page.keyboard.press('Enter')
  const answer = page.locator('.answer')
  await answer.waitFor()
  expect(await answer.innerText()).toMatch(/^Answer: Yes/u)
  expect(await page.locator('.mark-inner').count()).toBe(1)

  await page.getByRole('tab', { name: /^Elements/u }).click()
  await page.getByRole('option', { name: 'Save, button', exact: true }).click()
  await page.getByText(/^Place on the picture: /u).waitFor()
  await page.context().close()
})

test('a file that is no picture is refused with a sentence, and the next picture works', async () => {
  const { page } = await openPage(browser, url)
  const file = { name: 'letter.png', mimeType: 'image/png', buffer: Buffer.from('Dear reader, this is not a picture.') }
  await page.locator('#file').setInputFiles(file)
  await page.getByRole('region', { name: 'Something did not work' }).getByText('letter.png is not a picture').waitFor()
  await page.locator('#file').setInputFiles(join(root, 'resources/samples/settings.png'))
  await page.locator('.status-text', { hasText: 'settings.png is described' }).waitFor()
  await page.context().close()
})
