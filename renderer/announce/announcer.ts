/** Says a sentence through the person's screen reader. */
export interface Announcer {
  /** `urgent` interrupts what is being read; everything else waits for its turn. */
  announce(sentence: string, urgent?: boolean): void
  /** Drops what has not been handed over yet: it is about something that no longer counts. */
  forget(): void
}

/** How long a sentence stays in the region. Screen readers have taken it by then; what stays would be found when browsing the page. */
const KEPT_MS = 10_000

/**
 * The least time between two sentences. Browsers collect changes of the page for up to a quarter of a second and hand them on in any order;
 * Orca was heard saying the first sentence after the third. Speaking a sentence takes longer than this, so nobody waits for it.
 */
const SPACING_MS = 300

type Notifying = Document & { ariaNotify?: (text: string, options: { priority: 'high' | 'normal' }) => void }

/**
 * Announces through `ariaNotify` where screen readers hear it, and else through the live region.
 * On Linux browsers offer `ariaNotify` too, but only newer versions of the system's accessibility library pass it on,
 * and the page can't tell: the live region is heard everywhere there.
 */
export function createAnnouncer(
  region: HTMLElement,
  page: Notifying = document,
  platform = navigator.userAgent,
): Announcer {
  const notify = page.ariaNotify?.bind(page)
  if (notify && !/linux|cros/i.test(platform))
    return {
      announce: (sentence, urgent = false) => notify(sentence, { priority: urgent ? 'high' : 'normal' }),
      forget: () => {},
    }
  return liveRegion(region)
}

/**
 * The one live region of the page. It has a polite and an assertive half, and each sentence goes into exactly one of them as a paragraph of its own:
 * additions are read one by one in their order, and the same sentence twice is read twice.
 */
function liveRegion(region: HTMLElement): Announcer {
  const half = (politeness: 'polite' | 'assertive'): HTMLElement => {
    const element = region.ownerDocument.createElement('div')
    element.setAttribute('aria-live', politeness)
    element.setAttribute('aria-atomic', 'false')
    element.setAttribute('aria-relevant', 'additions')
    region.append(element)
    return element
  }
  const polite = half('polite')
  const assertive = half('assertive')
  const append = (to: HTMLElement, text: string): void => {
    const paragraph = region.ownerDocument.createElement('p')
    paragraph.textContent = text
    to.append(paragraph)
    setTimeout(() => paragraph.remove(), KEPT_MS)
  }
  const waiting: { to: HTMLElement; text: string }[] = []
  let pacing = false
  const next = (): void => {
    const sentence = waiting.shift()
    pacing = sentence !== undefined
    if (!sentence) return
    append(sentence.to, sentence.text)
    setTimeout(next, SPACING_MS)
  }
  return {
    announce(sentence, urgent = false) {
      const text = sentence.trim()
      if (text === '') return
      // An interruption ends what was to follow, as it does in the screen reader: a late “Opening” after the failure would mislead.
      if (urgent) waiting.length = 0
      waiting.push({ to: urgent ? assertive : polite, text })
      if (!pacing) next()
    },
    forget: () => void (waiting.length = 0),
  }
}
