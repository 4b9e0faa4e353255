import { expect, test } from 'vitest'
import { useBench } from '../../fixtures/bench'

const bench = useBench()

/** Sends a paste or drop event that carries files, as the browser does it, to the focused element. */
const carry = (kind: 'paste' | 'drop', names: string[]): Promise<void> =>
  bench.page.evaluate(
    ([event, bytes, files]) => {
      const data = new DataTransfer()
      for (const name of files) data.items.add(new File([new Uint8Array(bytes)], name, { type: 'image/png' }))
      const init = { bubbles: true, cancelable: true }
      const target = document.activeElement ?? document.body
      target.dispatchEvent(
        event === 'paste'
          ? new ClipboardEvent('paste', { ...init, clipboardData: data })
          : new DragEvent('drop', { ...init, dataTransfer: data }),
      )
    },
    [kind, [...bench.picture], names] as const,
  )

test('Ctrl+O opens the file chooser, and what is chosen is described', async () => {
  const chooser = bench.page.waitForEvent('filechooser')
  // One round trip: the browser knows that the chooser is awaited before the key comes.
  await bench.page.title()
  await bench.page.keyboard.press('Control+o')
  await (await chooser).setFiles({ name: 'chosen.png', mimeType: 'image/png', buffer: bench.picture })
  await bench.status('chosen.png is described')
})

test('a picture dropped anywhere is described', async () => {
  await carry('drop', ['dropped.png'])
  await bench.status('dropped.png is described')
})

test('of several dropped files the first is taken, and that is said', async () => {
  await carry('drop', ['one.png', 'two.png'])
  await bench.status('one.png is described')
  expect(await bench.announced()).toContain('polite: You dropped 2 files. Descry opens the first one, one.png.')
})

test('dropping something that is no file is answered with what to do', async () => {
  await carry('drop', [])
  await bench.status('There is no file in what you dropped. Save the picture first and drop the file.')
})

test('a pasted picture is described', async () => {
  await carry('paste', ['image.png'])
  await bench.status('the picture from the clipboard is described')
})

test('pasting in the question box pastes text and describes nothing', async () => {
  await bench.described()
  const before = bench.host.calls.length
  await bench.page.getByRole('textbox', { name: 'Your question' }).focus()
  await carry('paste', ['image.png'])
  await bench.page.keyboard.press('F9')
  expect(bench.host.calls).toHaveLength(before)
})

test('pasting without a picture on the clipboard says so', async () => {
  await carry('paste', [])
  await bench.region('Something did not work').getByText('There is no picture on the clipboard.').waitFor()
})

test('a picture of the screen is one frame, and the stream ends at once', async () => {
  await bench.page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 400
    const paint = (): void => {
      const context = canvas.getContext('2d')
      if (context) {
        context.fillStyle = '#3366cc'
        context.fillRect(0, 0, 640, 400)
      }
      requestAnimationFrame(paint)
    }
    paint()
    navigator.mediaDevices.getDisplayMedia = () => {
      const stream = canvas.captureStream(30)
      Object.assign(window, { shared: stream })
      return Promise.resolve(stream)
    }
  })
  await bench.page.keyboard.press('s')
  await bench.status('the screen is described')
  const states = await bench.page.evaluate(() =>
    (window as unknown as { shared: MediaStream }).shared.getTracks().map((track) => track.readyState),
  )
  expect(states).toEqual(['ended'])
  expect(bench.host.calls[0]?.params).toMatchObject({ picture: { kind: 'bytes', name: 'the screen' } })
})

test('closing the browser’s dialog for sharing is no error', async () => {
  await bench.page.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = () =>
      Promise.reject(new DOMException('Permission denied', 'NotAllowedError'))
  })
  await bench.page.getByRole('button', { name: 'Capture screen' }).click()
  await bench.status('Stopped.')
  expect(await bench.region('Something did not work').count()).toBe(0)
})

test('a browser that can’t take pictures of the screen says what to do instead', async () => {
  await bench.page.evaluate(() => {
    Object.defineProperty(navigator, 'mediaDevices', { value: {} })
  })
  await bench.page.getByRole('button', { name: 'Capture screen' }).click()
  await bench.region('Something did not work').getByText('Save a screenshot with your system and open that.').waitFor()
})
