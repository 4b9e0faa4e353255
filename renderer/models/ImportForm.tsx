import { useRef, useState } from 'react'
import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import { percent, progressText } from '../../assistant/contract'
import { useAppState, useTranslator } from '../hooks/useSession'
import { useModels, useModelsState } from './hooks'
import { workOn } from './state'

/** Models from a folder, a stick or a zip, and checking all files. */
export function ImportForm(): React.ReactNode {
  const models = useModels()
  const t = useTranslator()
  const [path, setPath] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const canChoose = useAppState((state) => state.hello?.capabilities.chooseFolder === true)
  const work = useModelsState((state) => workOn(state.works, null))
  const done = work?.progress && percent(work.progress)
  const words = work && (work.progress ? progressText(work.progress, t) : t.say('models.progress.working'))
  return (
    <section className="card" aria-labelledby="models-import">
      <h3 id="models-import">{t.say('models.import')}</h3>
      <form
        className="ask-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (path.trim() !== '') void models.import(path.trim())
        }}
      >
        <TextField className="field" value={path} onChange={setPath} maxLength={4096} autoComplete="off">
          <Label>{t.say('models.import.path')}</Label>
          <Input ref={field} className="input" spellCheck={false} />
          <Text slot="description" className="note">
            {t.say('models.import.hint')}
          </Text>
        </TextField>
        <div className="row">
          {canChoose && (
            <Button
              className="button"
              onPress={() =>
                void models.chooseFolder().then((chosen) => {
                  if (chosen === null) return
                  setPath(chosen)
                  // There the choice is read out, and Enter imports.
                  field.current?.focus()
                })
              }
            >
              {t.say('models.import.choose')}
            </Button>
          )}
          <Button className="button" type="submit" isDisabled={path.trim() === '' || work !== undefined}>
            {t.say('models.import')}
          </Button>
          <Button className="button" isDisabled={work !== undefined} onPress={() => void models.verify()}>
            {t.say('models.verify.all')}
          </Button>
          {work && (
            <Button className="button" onPress={() => void models.pause(work)}>
              {t.say('models.cancel')}
            </Button>
          )}
        </div>
      </form>
      {work && (
        <>
          <progress
            className="progress"
            aria-label={t.say('models.progress', { name: t.say('models.title') })}
            aria-valuetext={words}
            max={100}
            {...(done != null && { value: done })}
          />
          <p className="model-progress">{words}</p>
        </>
      )}
    </section>
  )
}
