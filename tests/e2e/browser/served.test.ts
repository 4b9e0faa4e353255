import { hostMethods } from '../../../assistant/contract'
import { serveContract } from '../../../models/contract'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright'
import { startBrowserHost, type BrowserHost } from '../../../cli/serve'
import { TestHost } from '../../fixtures/host'
import { launchChromium, openPage } from '../../fixtures/page'
import { buildRenderer } from '../../fixtures/renderer'
import { settingsScreen } from '../../fixtures/screens'

/** The page at the server that `descry serve` runs, with its own headers, checks and token; only the answers are scripted. */
let browser: Browser
let server: BrowserHost
let stateFolder: string

beforeAll(async () => {
  const pageFolder = await buildRenderer()
  stateFolder = await mkdtemp(join(tmpdir(), 'descry-state-'))
  browser = await launchChromium()
  const handlers = new TestHost(pageFolder).handlers()
  server = await startBrowserHost({
    pageFolder,
    stateFolder,
    serve: (transport) => serveContract(transport, hostMethods, handlers),
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await rm(stateFolder, { recursive: true, force: true })
})

test('the page works under the server’s own policy, without a single complaint', async () => {
  const { page, complaints } = await openPage(browser, server.url)
  const buffer = await settingsScreen()
  await page.locator('#file').setInputFiles({ name: 'settings.png', mimeType: 'image/png', buffer })
  await page.locator('.status-text', { hasText: 'settings.png is described' }).waitFor()
  await page.getByRole('img', { name: /^Picture settings\.png/u }).waitFor()
  const drawn = (): Promise<number> => page.evaluate(() => document.querySelector('img')?.naturalWidth ?? 0)
  await expect.poll(drawn).toBe(1200)
  // Browsers that lack a feature say so when a header switches it off; that is no complaint about the page.
  expect(complaints.filter((line) => !line.includes('Unrecognized feature'))).toEqual([])
  await page.context().close()
})

test('a wrong token is refused by the server and said plainly by the page', async () => {
  const { page } = await openPage(browser, server.url.replace(/token=.*/u, 'token=guess'))
  await page.locator('.status-text', { hasText: 'This page’s address is out of date.' }).waitFor()
  await page.context().close()
})
