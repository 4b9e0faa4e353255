import type { MessageKey, Translator } from './language'
import type { FoundReason, SearchResult } from './search'

const quote = (words: readonly string[], t: Translator): string =>
  words.map((word) => t.say('search.quoted', { word })).join(', ')

/** Why a picture was found, in words. What was read is exact; what a model finds is only an order, and said so without a figure. */
export function foundText(reason: FoundReason, t: Translator): string {
  if (reason.kind === 'alike')
    return reason.place === 1
      ? t.say('search.alike.most', { of: reason.of })
      : t.say('search.alike', { place: reason.place, of: reason.of })
  const key: MessageKey = `search.${reason.kind}.${reason.how === 'some' ? 'some' : 'all'}`
  const [first = ''] = reason.words
  const one = reason.words.length === 1 && !/\s/u.test(first)
  return t.say(key, { words: quote(reason.words, t), count: one ? 1 : 2 })
}

/** What a search says before its results: how many, how they were found, and what would find more there. */
export function searchNotes(
  result: SearchResult,
  where: 'page' | 'terminal',
  t: Translator,
): { count: string; notes: string[] } {
  const { found, searched, time, model, knowsLanguage, suggested, problem } = result
  const notes: string[] = []
  if (time !== null) notes.push(t.say('search.time', { time }))
  if (model) notes.push(t.say('search.model', { name: model.name }))
  if (model && !knowsLanguage) notes.push(t.say('search.model.language', { name: model.name }))
  if (problem) notes.push(t.error(problem as Parameters<Translator['error']>[0]))
  if (!model) notes.push(t.say('search.words'))
  if (!model && suggested !== null) notes.push(t.say(`search.add.${where}`, { model: suggested }))
  if (!model && suggested === null && !problem) notes.push(t.say('search.add.any'))
  if (found.length === 0 && searched > 0) notes.push(t.say('search.advice'))
  return { count: t.say('search.count', { count: found.length, searched }), notes }
}
