import { existsSync } from 'node:fs'
import { say } from './log.mjs'
import { has, run } from './run.mjs'

/** Debian packages that some tests need, with the program that shows whether they are there. Without one, its tests say so and are skipped. */
const TEST_PACKAGES = [
  ['espeak-ng', 'espeak-ng'],
  ['festival', 'festival'],
  ['Xvfb', 'xvfb'],
  ['xclip', 'xclip'],
  ['scrot', 'scrot'],
  ['xterm', 'xterm'],
  ['openbox', 'openbox'],
  ['xprop', 'x11-utils'],
  ['pulseaudio', 'pulseaudio'],
  ['parec', 'pulseaudio-utils'],
  ['aplay', 'alsa-utils'],
  ['speech-dispatcher', 'speech-dispatcher'],
]

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const BROWSER_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const isDebianRoot = () => process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get')
const hasBrowser = () =>
  Boolean(process.env.CHROMIUM_PATH) || BROWSERS.some(has) || BROWSER_PATHS.some((path) => existsSync(path))

/** Installs the browser and the programs that tests need, where this is Debian and we may; says what is missing elsewhere. */
export function ensureTestPrograms() {
  const missing =
    process.platform === 'linux' ? TEST_PACKAGES.filter(([program]) => !has(program)).map(([, name]) => name) : []
  if (!hasBrowser()) missing.push('chromium')
  if (missing.length === 0) return
  if (!isDebianRoot()) {
    say(`Not installed: ${missing.join(', ')}. Tests that need them are skipped.`)
    return
  }
  say(`Installing for the tests: ${missing.join(', ')} …`)
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' }
  run('apt-get', ['update', '-qq'], options)
  if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options) === 0) return
  // One name that this release lacks must not keep the others away.
  for (const name of missing) {
    if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], options) !== 0) {
      say(`${name} could not be installed; tests that need it are skipped.`)
    }
  }
}
