import axe from 'axe-core'
import { expect, test } from 'vitest'
import type { BrowserContextOptions } from 'playwright'
import { demonstration, entryOf, segmentOf, talk } from '../../fixtures/transcripts/entries'
import { useTranscriptsBench } from '../../fixtures/transcripts/bench'

const bench = useTranscriptsBench()

/** All rules, the best practices and the AAA contrast of 7:1 among them. */
async function violations(): Promise<string[]> {
  await bench.page.evaluate(axe.source)
  const { violations: found } = await bench.page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      rules: { 'color-contrast-enhanced': { enabled: true } },
    }),
  )
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join(' | ')}`,
  )
}

function fill(): void {
  const { transcripts } = bench
  transcripts.entries.clear()
  transcripts.add(entryOf('talk', 'Tour of the harbour', { createdAt: Date.UTC(2026, 2, 9) }), talk)
  transcripts.add(entryOf('work', 'Lecture on tides', { state: 'working', seconds: 200, of: 720, left: 240 }), [
    segmentOf('The tide is the rise of the sea.', 1),
  ])
  transcripts.add(entryOf('half', 'Interview', { state: 'interrupted', seconds: 61, of: 3723, createdAt: 5 }))
  transcripts.add(
    entryOf('bad', 'A-name-without-any-space-that-is-as-long-as-file-names-from-cameras-tend-to-be-20260305', {
      state: 'failed',
      problem: 'Radio.mp3 has no sound in it. Choose a file that has.',
      createdAt: 4,
    }),
  )
  transcripts.add(entryOf('demo', 'Demo', { recogniser: demonstration, createdAt: 3, kind: 'live' }), talk)
}

const openTranscript = async (title: string): Promise<void> => {
  await bench.page.getByRole('button', { name: title }).first().click()
  await bench.page.locator('.words').waitFor()
}

const views: Record<string, () => Promise<void>> = {
  'the list': () => bench.entry('Interview').waitFor(),
  'the empty list': async () => {
    bench.transcripts.entries.clear()
    await bench.page.reload()
    await bench.page.locator('.waiting').waitFor()
  },
  'files being added': async () => {
    bench.transcripts.holdUploads()
    await bench.choose([{ name: 'broken.mp3' }, { name: 'big.wav', bytes: 9_000_000 }, { name: 'next.wav' }])
    await bench.page.getByRole('heading', { name: 'next.wav' }).waitFor()
  },
  'a transcript with a search and a word that is heard': async () => {
    await openTranscript('Open: Tour of the harbour')
    await bench.page.locator('#transcript-search').fill('boat')
    await bench.page.keyboard.press('Enter')
    await bench.page.locator('.word', { hasText: 'later' }).click()
    await bench.page.locator('.word[aria-current]').waitFor()
    await bench.page.keyboard.press('Space')
    await bench.button('Play').waitFor()
    await bench.page.keyboard.press('ArrowLeft')
  },
  'a demonstration, and the keys': async () => {
    await openTranscript('Open: Demo')
    await bench.page.locator('summary').click()
  },
  'one that is being written': () => openTranscript('Open: Lecture on tides'),
  'the question before deleting': async () => {
    await bench.button('Delete: Demo').click()
    await bench.page.getByRole('alertdialog').waitFor()
  },
  'a new title': async () => {
    await bench.button('Rename: Demo').click()
    await bench.page.getByRole('dialog').waitFor()
  },
}

const looks: Record<string, BrowserContextOptions> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
}

/** Where pictures of every view are put, for people who want to look at them. */
const pictures = process.env['DESCRY_TEST_PICTURES']
const picture = async (name: string): Promise<void> => {
  if (pictures) await bench.page.screenshot({ path: `${pictures}/${name.replaceAll(' ', '-')}.png`, fullPage: true })
}

for (const [look, options] of Object.entries(looks)) {
  test(`no accessibility rule is broken in any view of transcripts: ${look}`, async () => {
    for (const [view, show] of Object.entries(views)) {
      fill()
      await bench.open(options)
      await show()
      expect.soft(await violations(), `${view}, ${look}`).toEqual([])
      await picture(`${look} ${view}`)
      bench.transcripts.releaseUploads()
    }
  })
}

test('at 400 % zoom (320 pixels) nothing of the transcripts needs scrolling sideways', async () => {
  for (const [view, show] of Object.entries(views)) {
    fill()
    await bench.open({ viewport: { width: 320, height: 256 } })
    await show()
    const { scroll, client, wide } = await bench.page.evaluate(() => {
      const root = document.documentElement
      const wide = [...document.querySelectorAll('body *')]
        .filter((element) => !element.closest('.visually-hidden, .skip, svg'))
        .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
        .map((element) => element.outerHTML.slice(0, 80))
      return { scroll: root.scrollWidth, client: root.clientWidth, wide }
    })
    expect.soft({ scroll, wide }, view).toEqual({ scroll: client, wide: [] })
    await picture(`zoom ${view}`)
    bench.transcripts.releaseUploads()
  }
})

test('what has the focus is never hidden behind what sticks to the edges', async () => {
  fill()
  await bench.open({ viewport: { width: 1280, height: 720 } })
  await openTranscript('Open: Tour of the harbour')
  await bench.page.locator('[data-stop]').focus()
  for (let i = 0; i < 30; i++) {
    await bench.page.keyboard.press('ArrowRight')
    const hidden = await bench.page.evaluate(() => {
      const element = document.activeElement!
      const { left, top, width, height } = element.getBoundingClientRect()
      const seen = document.elementFromPoint(left + width / 2, top + height / 2)
      return seen !== null && element.contains(seen) ? '' : `${element.outerHTML} is behind ${seen?.outerHTML}`
    })
    expect(hidden).toBe('')
  }
})

test('with reduced motion nothing moves while sound plays', async () => {
  fill()
  await bench.open({ reducedMotion: 'reduce' })
  await openTranscript('Open: Tour of the harbour')
  await bench.page.locator('.word', { hasText: 'later' }).click()
  await bench.page.locator('.word[aria-current]').waitFor()
  expect(await bench.page.evaluate(() => document.getAnimations().length)).toBe(0)
})

test('everything is there in German too', async () => {
  fill()
  bench.host.settings.language = 'de'
  await bench.open()
  await bench.entry('Lecture on tides').getByText('in Arbeit, 3:20 von 12:00, noch etwa 4 Minuten').waitFor()
  await picture('german list')
  await openTranscript('Öffnen: Tour of the harbour')
  await bench.page.getByRole('searchbox', { name: 'In dieser Mitschrift suchen' }).fill('boat')
  await bench.page.getByText('3 Stellen gefunden.').waitFor()
  await picture('german transcript')
})

test('the transcripts add no live region of their own, and the page’s one is heard behind dialogs', async () => {
  fill()
  await bench.open()
  await bench.button('Delete: Demo').click()
  await bench.page.getByRole('alertdialog').waitFor()
  const regions = await bench.page.evaluate(() =>
    [...document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]')].map((element) => ({
      inside: element.parentElement?.id,
      hidden: element.closest('[aria-hidden=true], [inert]') !== null,
    })),
  )
  const heard = { inside: 'announcements', hidden: false }
  expect(regions).toEqual([heard, heard])
})
