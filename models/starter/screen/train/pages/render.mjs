/* global document, customElements, requestAnimationFrame -- what runs in the page */

/**
 * Draws composed pages with one browser tab. `render(page)` gives `{ png, truth }`, where `truth` is the record that is
 * written beside the picture. A page that does not settle within the limit is refused with an error.
 */
export async function openStudio(browser, server, { limit = 20_000 } = {}) {
  const context = await browser.newContext({ viewport: null, locale: 'en-GB' })
  const tab = await context.newPage()
  tab.setDefaultTimeout(limit)
  const devtools = await context.newCDPSession(tab)
  const complaints = []
  tab.on('pageerror', (error) => complaints.push(String(error)))
  tab.on(
    'response',
    (response) =>
      response.status() >= 400 &&
      !response.url().includes('/assets/') &&
      complaints.push(`${response.status()} ${response.url().slice(0, 120)}`),
  )
  // Nothing but the loopback server is asked for anything.
  await context.route(
    (url) => !['127.0.0.1'].includes(url.hostname) && url.protocol.startsWith('http'),
    (route) => route.abort(),
  )

  return {
    async render(page) {
      complaints.length = 0
      await devtools.send('Emulation.setDeviceMetricsOverride', {
        width: page.width,
        height: page.height,
        deviceScaleFactor: page.scale,
        mobile: false,
      })
      await tab.emulateMedia({ colorScheme: page.theme, reducedMotion: 'reduce' })
      const address = server.show(page.html)
      try {
        await tab.goto(address, { waitUntil: 'load' })
        await tab.evaluate(settle, { scroll: page.scroll ?? 0 })
        if (page.hover) await tab.mouse.move(...page.hover)
        await tab.evaluate(takeFocus)
        const { data } = await devtools.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })
        const elements = await tab.evaluate("import('/pages/truth/read.mjs').then(({ readTruth }) => readTruth())")
        return { png: Buffer.from(data, 'base64'), truth: inPixels(page, elements), complaints: [...complaints] }
      } finally {
        server.forget(address)
      }
    },
    close: () => context.close(),
  }
}

/** Waits until scripts, fonts and pictures are there, then scrolls. */
async function settle({ scroll }) {
  const parts = [...document.querySelectorAll(':not(:defined)')].map((el) => customElements.whenDefined(el.localName))
  await Promise.race([Promise.all(parts), new Promise((resolve) => setTimeout(resolve, 3000))])
  if (globalThis.kitReady) await globalThis.kitReady()
  await document.fonts.ready
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
  if (scroll > 0)
    for (const el of [document.scrollingElement, ...document.querySelectorAll('.x-scroll, .x-side')])
      if (el.scrollHeight > el.clientHeight + 20)
        el.scrollTop = Math.round((el.scrollHeight - el.clientHeight) * scroll)
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}

/** Gives the keyboard focus to the marked control, as the Tab key would. */
async function takeFocus() {
  const chosen = document.querySelector('[data-focus]')
  chosen?.focus({ focusVisible: true, preventScroll: true })
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}

/** The record of a picture: boxes in its own pixels. */
function inPixels({ width, height, scale, seed, kit, theme, density, language, screen }, elements) {
  const scaled = (box) => box.map((n) => Math.round(n * scale * 10) / 10)
  return {
    width: Math.round(width * scale),
    height: Math.round(height * scale),
    kit,
    theme,
    scale,
    seed,
    density,
    language,
    screen,
    elements: elements.map((element) => ({
      ...element,
      box: scaled(element.box),
      ...(element.labelBox && { labelBox: scaled(element.labelBox) }),
    })),
  }
}
