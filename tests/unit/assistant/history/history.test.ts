import { expect, test } from 'vitest'
import { createHistory } from '../../../../assistant/history'
import { photo } from '../../../fixtures/scenes'

const picture = (name: string, bytes = 0) => ({
  name,
  scene: photo,
  page: undefined,
  from: { source: { kind: 'bytes' as const, name }, ...(bytes > 0 && { bytes: new Uint8Array(bytes) }) },
})
const answer = (question: string) => ({
  question,
  answer: 'yes',
  answered: true,
  confidence: 'high' as const,
  evidence: [],
})

test('the last twenty pictures are remembered', () => {
  const history = createHistory()
  const first = history.add(picture('first'))
  for (let index = 0; index < 19; index++) history.add(picture(`picture ${index}`))
  expect(history.get(first.pictureId).name).toBe('first')
  const second = history.add(picture('one more'))
  expect(history.size).toBe(20)
  // The first was used again a moment ago, so another one made room.
  expect(history.get(first.pictureId).name).toBe('first')
  expect(history.get(second.pictureId).name).toBe('one more')
})

test('one that is forgotten says so by its code', () => {
  expect(() => createHistory().get('nothing')).toThrow(expect.objectContaining({ code: 'PICTURE_FORGOTTEN' }))
})

test('bytes make room for newer ones, while the scene still answers', () => {
  const history = createHistory({ pictures: 20, exchanges: 10, bytes: 100 })
  const old = history.add(picture('old', 60))
  const recent = history.add(picture('recent', 60))
  expect(history.get(old.pictureId).from).toBeUndefined()
  expect(history.get(old.pictureId).scene).toBe(photo)
  expect(history.get(recent.pictureId).from?.bytes).toHaveLength(60)
})

test('the newest picture is kept even when it is large', () => {
  const history = createHistory({ pictures: 20, exchanges: 10, bytes: 100 })
  expect(history.get(history.add(picture('huge', 500)).pictureId).from?.bytes).toHaveLength(500)
})

test('questions and answers stay with their picture, oldest first, the last ones', () => {
  const history = createHistory({ pictures: 20, exchanges: 2, bytes: 100 })
  const { pictureId } = history.add(picture('asked'))
  for (const question of ['one', 'two', 'three']) history.addExchange(pictureId, answer(question))
  expect(history.get(pictureId).exchanges.map(({ question }) => question)).toEqual(['two', 'three'])
})

test('two pictures never share an id', () => {
  const history = createHistory()
  expect(history.add(picture('same')).pictureId).not.toBe(history.add(picture('same')).pictureId)
})
