import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

/** Starts the machine's Chromium: `CHROMIUM_PATH`, else Debian's, else the one that playwright brought. */
export function launchBrowser() {
  const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  return chromium.launch({
    ...(existsSync(path) && { executablePath: path }),
    // Scroll bars belong to the picture.
    ignoreDefaultArgs: ['--hide-scrollbars'],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--force-color-profile=srgb',
    ],
  })
}
