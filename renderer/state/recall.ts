import type { AppState } from './model'

type Recalled = Pick<AppState, 'draft' | 'recalled' | 'draftBeforeRecall'>

/** The question box after the up or down arrow: earlier questions, newest first, each once; below them what was being typed. */
export function recall(state: AppState, direction: 'earlier' | 'later'): Recalled {
  const asked = (state.picture?.exchanges ?? []).map(({ question }) => question).toReversed()
  const questions = [...new Set(asked)]
  const draftBeforeRecall = state.recalled === 0 ? state.draft : state.draftBeforeRecall
  const step = direction === 'earlier' ? 1 : -1
  const recalled = Math.max(0, Math.min(questions.length, state.recalled + step))
  const draft = recalled === 0 ? draftBeforeRecall : (questions[recalled - 1] ?? '')
  return { draft, recalled, draftBeforeRecall }
}
