import { documentOf, plainText } from '../state/document'
import type { ShownPicture } from '../state/model'
import { notify, type Desk } from './desk'

export interface Copying {
  description(): Promise<void>
  text(): Promise<void>
  answer(text: string): Promise<void>
  everything(): Promise<void>
}

export function createCopying(desk: Desk): Copying {
  const copy = async (text: string): Promise<void> => {
    if (text.trim() === '') return notify(desk, { key: 'window.copied.nothing' })
    try {
      await navigator.clipboard.writeText(text)
      notify(desk, { key: 'window.copied' })
    } catch {
      notify(desk, { key: 'window.copied.failed' })
    }
  }
  const from = (take: (picture: ShownPicture) => string): Promise<void> => {
    const { picture } = desk.store.get()
    return copy(picture ? take(picture) : '')
  }
  return {
    description: () => from(({ described }) => described.description),
    text: () => from(({ described }) => described.reading.text),
    answer: copy,
    everything: () => from((picture) => plainText(documentOf(picture, desk.t()))),
  }
}
