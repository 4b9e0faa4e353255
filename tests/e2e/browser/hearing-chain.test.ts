import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright'
import { launchChromium, openPage } from '../../fixtures/page'
import { whisperFolder } from '../../fixtures/recognisers/folders'

/** The built program, its page, its engine, and a microphone that plays a file. Only the recogniser is made up, so that its words are known. */
const root = resolve(import.meta.dirname, '../../..')
const jfk = resolve(root, '../shared/inputs/speech/en/jfk.wav')

describe.skipIf(!existsSync(jfk))('from the microphone to the page (skipped without the shared inputs)', () => {
  let browser: Browser
  let serve: ChildProcess
  let home: string
  let url: string

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'descry-home-'))
    await mkdir(join(home, 'descry'))
    const captions = { recogniser: { kind: 'folder', path: whisperFolder } }
    await writeFile(join(home, 'descry/settings.json'), JSON.stringify({ captions }))
    serve = spawn(process.execPath, [join(root, 'out/main/descry.js'), 'serve', '--no-open'], {
      env: {
        ...process.env,
        HOME: home,
        XDG_CONFIG_HOME: home,
        XDG_STATE_HOME: home,
        XDG_DATA_HOME: home,
        XDG_RUNTIME_DIR: home,
        // No sound server: the page captures.
        PATH: '/nowhere',
        LANG: 'C.UTF-8',
        LC_ALL: '',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    url = await new Promise((done, fail) => {
      let printed = ''
      serve.stdout?.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
        const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/u.exec(printed)?.[0]
        if (address) done(address)
      })
      serve.once('exit', (status) => fail(new Error(`descry serve ended with ${status}: ${printed}`)))
    })
    browser = await launchChromium([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${jfk}%noloop`,
    ])
  })
  afterAll(async () => {
    await browser?.close()
    const ended = new Promise((done) => serve.once('exit', done))
    serve.kill()
    await ended
    await rm(home, { recursive: true, force: true })
  })

  test('speech becomes words, and the session is among the transcripts with its sound', async () => {
    const { page, complaints } = await openPage(browser, url, { permissions: ['microphone'] })
    await page.locator('footer .status-text', { hasText: /^Ready/u }).waitFor()
    await page.keyboard.press('Alt+2')
    await page.getByRole('button', { name: 'Start captions' }).click()
    await page.locator('.caption-committed', { hasText: 'hello world.' }).first().waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Stop captions' }).click()
    await page.locator('.captions-status', { hasText: 'Captions have ended.' }).waitFor()

    await page.keyboard.press('Alt+3')
    const entry = page.getByRole('listitem').filter({ hasText: 'Captions,' })
    await entry.waitFor()
    const [folder] = await readdir(join(home, 'descry/transcripts'))
    expect(await readdir(join(home, 'descry/transcripts', folder as string))).toEqual([
      'entry.json',
      'segments.jsonl',
      'sound',
    ])
    await entry.getByRole('button', { name: /^Open/u }).click()
    await page.getByText('hello world.').first().waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  }, 90_000)

  test('a file that is added to the page is transcribed', async () => {
    const { page } = await openPage(browser, url)
    await page.locator('footer .status-text', { hasText: /^Ready/u }).waitFor()
    await page.keyboard.press('Alt+3')
    await page.locator('#transcript-files').setInputFiles(jfk)
    const entry = page.getByRole('listitem').filter({ hasText: 'jfk.wav' })
    await entry.getByRole('button', { name: /^Open/u }).click()
    await page.getByText('hello world.').first().waitFor({ timeout: 60_000 })
    await page.context().close()
  }, 90_000)
})
