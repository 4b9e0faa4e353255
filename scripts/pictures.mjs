// Takes the pictures of the README: the real page, served by the real program, in a real browser.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { root } from './lib/paths.mjs'

const SIZE = { width: 1280, height: 800 }
const home = await mkdtemp(join(tmpdir(), 'descry-pictures-'))
const serve = spawn(process.execPath, [join(root, 'out/main/descry.js'), 'serve', '--no-open'], {
  env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_STATE_HOME: home, XDG_RUNTIME_DIR: home },
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  const url = await new Promise((resolve, reject) => {
    let printed = ''
    serve.stdout.on('data', (chunk) => {
      printed += chunk
      const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/u.exec(printed)?.[0]
      if (address) resolve(address)
    })
    serve.once('exit', (status) => reject(new Error(`descry serve ended with ${status}: ${printed}`)))
  })
  const speech = join(home, 'speech.wav')
  const words = 'Good morning. The meeting is on Monday at ten. Can you read the next page? Thank you.'
  spawnSync('espeak-ng', ['-v', 'en-us', '-s', '150', '-w', speech, words])
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${speech}%noloop`,
    ],
  })
  for (const scheme of ['light', 'dark']) {
    const page = await browser.newPage({ viewport: SIZE, colorScheme: scheme })
    await page.goto(url)
    await page.locator('#file').setInputFiles(join(root, 'resources/samples/settings.png'))
    await page.locator('.status-text', { hasText: 'settings.png is described' }).waitFor()
    await page.getByRole('textbox', { name: 'Your question' }).fill('Is Enable Wi-Fi ticked?')
    await page.keyboard.press('Enter')
    await page.locator('.answer').waitFor()
    await page.screenshot({ path: join(root, `docs/pictures/window-${scheme}.png`) })
    await page.close()
  }
  // What the demonstration recogniser makes of a computer's voice, right or wrong.
  const context = await browser.newContext({ viewport: SIZE, colorScheme: 'light', permissions: ['microphone'] })
  const page = await context.newPage()
  await page.goto(url)
  await page.locator('.status-text', { hasText: /^Ready/u }).waitFor()
  await page.keyboard.press('Alt+2')
  await page.getByRole('button', { name: 'Start captions' }).click()
  await page
    .locator('.caption-row')
    .nth(2)
    .waitFor({ timeout: 30_000 })
    .catch(() => {})
  await page.waitForTimeout(1500)
  await page.screenshot({ path: join(root, 'docs/pictures/captions.png') })
  await browser.close()
} finally {
  const ended = new Promise((resolve) => serve.once('exit', resolve))
  serve.kill()
  // It still writes the transcript of the session.
  await ended
  await rm(home, { recursive: true, force: true })
}
