import type { Session, WebContents } from 'electron'
import { expect, test } from 'vitest'
import { secureContents, secureSession } from '../../../electron/main/security'

type Listener = (event: { preventDefault: () => void; url?: string; isMainFrame?: boolean }) => void

/** What was asked of a page's contents, and what came of an event. */
function contents() {
  const listeners = new Map<string, Listener>()
  let openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | undefined
  const fake = {
    on: (event: string, listener: Listener) => listeners.set(event, listener),
    setWindowOpenHandler: (handler: typeof openHandler) => (openHandler = handler),
  }
  secureContents(fake as unknown as WebContents)
  return {
    denied(event: string, details: { url?: string; isMainFrame?: boolean } = {}): boolean {
      let prevented = false
      const listener = listeners.get(event)
      if (!listener) throw new Error(`nobody listens to ${event}`)
      listener({ ...details, preventDefault: () => (prevented = true) })
      return prevented
    },
    opens: (url: string) => openHandler?.({ url } as Parameters<NonNullable<typeof openHandler>>[0]),
  }
}

test('a page goes nowhere but to itself', () => {
  const page = contents()
  expect(page.denied('will-navigate', { url: 'descry://app/' })).toBe(false)
  for (const url of ['https://example.org/', 'file:///etc/passwd', 'descry://area/', 'javascript:alert(1)'])
    expect(page.denied('will-navigate', { url }), url).toBe(true)
  expect(page.denied('will-frame-navigate', { url: 'descry://app/', isMainFrame: false })).toBe(true)
  expect(page.denied('will-redirect')).toBe(true)
})

test('a page opens no windows and holds no other pages', () => {
  const page = contents()
  expect(page.opens('descry://app/')).toEqual({ action: 'deny' })
  expect(page.opens('https://example.org/')).toEqual({ action: 'deny' })
  expect(page.denied('will-attach-webview')).toBe(true)
})

test('a session denies permissions, devices, the network and downloads, but for what the page made itself', () => {
  const taken: Partial<Record<string, (...args: never[]) => unknown>> = {}
  const downloads = new Map<string, boolean>()
  const fake = {
    setPermissionRequestHandler: (handler: never) => (taken['request'] = handler),
    setPermissionCheckHandler: (handler: never) => (taken['check'] = handler),
    setDevicePermissionHandler: (handler: never) => (taken['device'] = handler),
    webRequest: { onBeforeRequest: (handler: never) => (taken['fetch'] = handler) },
    on: (_event: string, listener: (event: { preventDefault: () => void }, item: { getURL(): string }) => void) => {
      for (const url of [
        'blob:descry://app/1',
        'blob:https://example.org/1',
        'https://example.org/a.exe',
        'descry://app/a',
      ]) {
        downloads.set(url, true)
        listener({ preventDefault: () => downloads.set(url, false) }, { getURL: () => url })
      }
    },
  }
  secureSession(fake as unknown as Session)
  const call = (name: string, ...args: unknown[]): unknown => (taken[name] as (...all: unknown[]) => unknown)(...args)
  const asked = (permission: string, requestingUrl?: string, mediaTypes: string[] = []): boolean => {
    let granted = true
    call('request', {}, permission, (answer: boolean) => (granted = answer), { requestingUrl, mediaTypes })
    return granted
  }
  expect(asked('clipboard-sanitized-write', 'descry://app/')).toBe(true)
  expect(asked('clipboard-sanitized-write')).toBe(false)
  expect(asked('media', 'descry://app/', ['audio'])).toBe(true)
  expect(asked('media', 'descry://app/', ['video'])).toBe(false)
  expect(asked('media', 'descry://app/', ['audio', 'video'])).toBe(false)
  expect(asked('media', 'https://example.org/', ['audio'])).toBe(false)
  expect(call('check', null, 'clipboard-sanitized-write', 'descry://app', {})).toBe(true)
  expect(call('check', null, 'media', 'descry://app', { mediaType: 'video' })).toBe(false)
  expect(call('check', null, 'geolocation', 'descry://app', {})).toBe(false)
  expect(call('device', {})).toBe(false)
  let decision: { cancel?: boolean } = {}
  call('fetch', { url: 'https://example.org/' }, (answer: { cancel: boolean }) => (decision = answer))
  expect(decision).toEqual({ cancel: true })
  expect([...downloads].filter(([, kept]) => kept).map(([url]) => url)).toEqual(['blob:descry://app/1'])
})
