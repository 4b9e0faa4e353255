import { expect, test } from 'vitest'
import { isAppUrl, isOwnUrl } from '../../../electron/main/own-page'
import { isPermitted, permissions } from '../../../electron/main/permissions'
import { isLocalRequest } from '../../../electron/main/security'

test('only Descry’s own page counts as its own', () => {
  for (const address of ['descry://app/', 'descry://app/index.html#x', 'descry://app'])
    expect(isAppUrl(address)).toBe(true)
  for (const address of [
    'descry://area/',
    'descry://app.example.org/',
    'descry://app:80/',
    'descry://user@app/',
    'descry://user:secret@app/',
    'descry:app/',
    'https://app/',
    'file:///app/',
    'data:text/html,descry://app/',
    'descry',
    '',
  ])
    expect(isAppUrl(address), address).toBe(false)
  expect(isOwnUrl('descry://area/area.css')).toBe(true)
})

test('nothing is permitted but copying text and listening, and that only to Descry’s own page', () => {
  const granted = Object.keys(permissions).filter((name) => isPermitted(name, 'descry://app/'))
  expect(granted).toEqual(['clipboard-sanitized-write', 'display-capture', 'media'])
  for (const address of ['https://example.org/', 'descry://area/', ''])
    expect(Object.keys(permissions).filter((name) => isPermitted(name, address))).toEqual([])
  expect(isPermitted('a permission of tomorrow', 'descry://app/')).toBe(false)
  expect(isPermitted('toString', 'descry://app/')).toBe(false)
})

test('no request leaves the computer', () => {
  for (const address of ['descry://app/a.js', 'blob:descry://app/1', 'data:image/png;base64,AA'])
    expect(isLocalRequest(address, false), address).toBe(true)
  for (const address of [
    'https://example.org/',
    'http://127.0.0.1/',
    'ws://localhost/',
    'file:///etc/passwd',
    'ftp://x/',
    'chrome://gpu',
    'devtools://devtools/x.js',
    'not an address',
  ])
    expect(isLocalRequest(address, false), address).toBe(false)
  expect(isLocalRequest('devtools://devtools/x.js', true)).toBe(true)
})
