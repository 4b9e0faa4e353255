import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { ExchangeView } from './ExchangeView'
import { ids } from './places'
import { VoiceQuestionButton } from './VoiceQuestionButton'

/** The question box, and the questions and answers for this picture. */
export function AskView(): React.ReactNode {
  const { store, asking } = useSession()
  const t = useTranslator()
  const draft = useAppState((state) => state.draft)
  const picture = useAppState((state) => state.picture)
  const replaced = useAppState((state) => state.attempt !== null && !state.attempt.again)
  const exchanges = replaced ? [] : (picture?.exchanges ?? [])
  return (
    <section className="card ask" aria-labelledby="ask-title">
      <h2 id="ask-title">{t.say('window.ask')}</h2>
      {exchanges.length > 0 && (
        <ol className="exchanges" aria-label={t.say('window.ask.history')}>
          {exchanges.map((exchange) => (
            <ExchangeView key={exchange.id} exchange={exchange} />
          ))}
        </ol>
      )}
      <form
        className="ask-form"
        onSubmit={(event) => {
          event.preventDefault()
          void asking.send()
        }}
      >
        <TextField
          className="field"
          value={draft}
          onChange={(text) => store.dispatch({ type: 'draft', text })}
          maxLength={2000}
          autoComplete="off"
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            store.dispatch({ type: 'recall', direction: event.key === 'ArrowUp' ? 'earlier' : 'later' })
          }}
        >
          <Label>{t.say('window.ask.label')}</Label>
          <Input className="input" id={ids.question} enterKeyHint="send" />
          <Text slot="description" className="note">
            {t.say('window.ask.hint')}
          </Text>
        </TextField>
        <Button className="button primary" type="submit">
          {t.say('window.ask.send')}
        </Button>
        <VoiceQuestionButton />
      </form>
    </section>
  )
}
