import type { Stage, Translator } from '../../assistant/contract'
import type { AppState, Attempt, Notice } from './model'

/** Whether Descry works on something that Esc can stop. */
export const isWorking = (state: AppState): boolean => state.attempt !== null || pendingQuestion(state) !== undefined

export const pendingQuestion = (state: AppState): string | undefined =>
  state.picture?.exchanges.findLast((exchange) => exchange.state.kind === 'asking')?.question

/** The status line: what is happening right now, always one whole sentence, most urgent first. */
export function statusText(state: AppState, t: Translator): string {
  const { connection, attempt } = state
  if (connection.kind === 'refused') return t.say('window.status.refused')
  if (connection.kind === 'lost') return t.say('window.status.lost', { seconds: Math.round(connection.seconds) })
  if (attempt) return attemptText(attempt, t)
  const question = pendingQuestion(state)
  if (question !== undefined) return t.say('window.status.asking', { question })
  if (state.problem) return t.say('window.status.failed', { reason: t.error(state.problem) })
  if (state.notice) return noticeText(state.notice, t)
  if (connection.kind === 'connecting') return t.say('window.status.connecting')
  return state.picture ? pictureText(state.picture, t) : t.say('window.status.ready')
}

export const noticeText = (notice: Notice, t: Translator): string =>
  'text' in notice ? notice.text : t.say(notice.key, notice.values)

const attemptText = ({ stage, name }: Attempt, t: Translator): string =>
  // “Done” is the moment between the last stage and the result.
  t.say(`window.status.${stage === 'done' ? 'looking' : stage}` satisfies `window.status.${Stage | 'looking'}`, {
    name,
  })

function pictureText({ name, described }: NonNullable<AppState['picture']>, t: Translator): string {
  if (described.blank) return t.say('window.status.blank', { name })
  return t.say('window.status.described', {
    name,
    lines: described.text.lines.length,
    elements: described.elements.length,
  })
}

const capitalised = (text: string, language: string): string =>
  text.charAt(0).toLocaleUpperCase(language) + text.slice(1)

/** The window's title: what is being done, else which picture is shown. */
export function titleText(state: AppState, t: Translator): string {
  if (isWorking(state) || state.problem || state.connection.kind !== 'open')
    return t.say('window.title.working', { status: statusText(state, t).replace(/[.…]+$/u, '') })
  if (!state.picture) return t.say('window.app')
  return t.say('window.title.picture', { name: capitalised(state.picture.name, t.language) })
}
