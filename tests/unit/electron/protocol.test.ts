import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageHandler } from '../../../electron/main/protocol'

let root: string
let answer: ReturnType<typeof pageHandler>
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'descry-page-'))
  await mkdir(join(root, 'page', 'assets'), { recursive: true })
  await writeFile(join(root, 'secret.html'), 'secret')
  await writeFile(join(root, 'page', 'index.html'), '<!doctype html>')
  await writeFile(join(root, 'page', 'assets', 'a b.js'), 'script')
  await writeFile(join(root, 'page', 'assets', 'a.js.map'), 'map')
  answer = pageHandler(join(root, 'page'))
})
afterAll(() => rm(root, { recursive: true }))

const get = (url: string, method = 'GET') => answer({ url, method })

test('the page and its files are served with their kinds', async () => {
  const page = await get('descry://app/')
  expect([page.status, page.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(await page.text()).toBe('<!doctype html>')
  const script = await get('descry://app/assets/a%20b.js')
  expect([script.headers.get('Content-Type'), await script.text()]).toEqual([
    'text/javascript; charset=utf-8',
    'script',
  ])
})

test('every answer carries a policy that allows the page nothing but itself', async () => {
  for (const url of ['descry://app/', 'descry://app/missing.js', 'descry://app/../secret.html']) {
    const { headers } = await get(url)
    const policy = headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    // Sound is played from memory only.
    expect(policy).toContain('media-src blob:;')
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  }
})

test('no address reaches a file outside the page, or one that is no part of it', async () => {
  for (const path of [
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/assets/..%2f..%2fsecret.html',
    '/..%5csecret.html',
    '/%00/index.html',
    '/index.html%00',
    '/%E0%A4%A',
    `/${root}/secret.html`,
    `//${root}/secret.html`,
    '/assets/a.js.map',
    '/assets',
    '/assets/',
    '/nothing.html',
  ]) {
    const response = await get(`descry://app${path}`)
    expect(response.status, path).toBe(404)
    expect(await response.text()).not.toContain('secret')
  }
  for (const url of ['descry://elsewhere/index.html', 'descry://user@app/index.html', 'https://app/index.html'])
    expect((await get(url)).status, url).toBe(404)
})

test('pages are only read', async () => {
  for (const method of ['POST', 'PUT', 'DELETE']) expect((await get('descry://app/', method)).status).toBe(405)
})

test('the page on which an area is chosen has no script, and may have none', async () => {
  const page = await get('descry://area/')
  expect(page.headers.get('Content-Security-Policy')).not.toContain('script-src')
  expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  expect(await page.text()).not.toMatch(/<script|\son\w+=/)
  expect((await get('descry://area/area.css')).status).toBe(200)
  expect((await get('descry://area/../index.html')).status).toBe(404)
})
