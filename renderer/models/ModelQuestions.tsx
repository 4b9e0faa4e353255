import { useState } from 'react'
import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import { DescryError, sizeText, type ListedModel } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'
import { Asking } from '../transcripts/views/Asking'
import { useModels, useModelsState } from './hooks'
import { failureOf } from './state'

/** The things that are asked before something is done. Esc closes each and changes nothing. */
export function ModelQuestions(): React.ReactNode {
  const models = useModels()
  const t = useTranslator()
  const question = useModelsState((state) => state.question)
  const overview = useModelsState((state) => state.overview)
  const works = useModelsState((state) => state.works)
  const close = (): void => models.store.dispatch({ type: 'question', question: null })
  const model = question && 'model' in question ? overview?.models.find(({ id }) => id === question.model) : undefined
  const about = (what: string): ListedModel | undefined => (question?.about === what ? model : undefined)
  const then = (work: Promise<void>): void => {
    close()
    void work
  }
  const licence = about('licence')
  const remove = about('remove')
  const anyway = about('anyway')
  const exported = about('export')
  const failure = anyway && failureOf(works, anyway.id)?.problem
  const imported = question?.about === 'import-licence' ? question : undefined

  return (
    <>
      <Asking
        isOpen={licence !== undefined}
        role="dialog"
        title={t.say('models.licence.title', { name: licence?.name ?? '' })}
        onClose={close}
      >
        {licence && (
          <>
            <p>
              {t.say('models.licence.ask', {
                name: licence.name,
                licence: licence.licence.name,
                page: `huggingface.co/${licence.hub}`,
              })}
            </p>
            {licence.licence.note && <p>{licence.licence.note[t.language]}</p>}
            <Answers
              yes={t.say('models.accept')}
              onYes={() => then(models.add(licence, { acceptLicence: true }))}
              onNo={close}
            />
          </>
        )}
      </Asking>
      <Asking isOpen={imported !== undefined} role="dialog" title={t.say('models.licence')} onClose={close}>
        {imported && (
          <>
            <p>{t.error(new DescryError('LICENCE_NOT_ACCEPTED', imported.licence))}</p>
            <Answers
              yes={t.say('models.accept.import')}
              onYes={() => then(models.import(imported.path, { acceptLicence: true }))}
              onNo={close}
            />
          </>
        )}
      </Asking>
      <Asking
        isOpen={anyway !== undefined}
        role="alertdialog"
        title={t.say('models.tooLarge.title', { name: anyway?.name ?? '' })}
        onClose={close}
      >
        {anyway && (
          <>
            {failure && <p>{t.error(failure)}</p>}
            <Answers
              danger
              yes={t.say('models.tooLarge.anyway')}
              onYes={() => then(models.add(anyway, { anyway: true }))}
              onNo={close}
            />
          </>
        )}
      </Asking>
      <Asking
        isOpen={remove !== undefined}
        role="alertdialog"
        title={t.say('models.remove.title', { name: remove?.name ?? '' })}
        onClose={close}
      >
        {remove && (
          <>
            <p>{t.say('models.remove.text', { size: sizeText(remove.doneBytes, t) })}</p>
            <Answers
              danger
              yes={t.say('models.remove.confirm')}
              onYes={() => {
                then(models.remove(remove.id))
                // The button that asked is gone; the model's name is still there.
                requestAnimationFrame(() =>
                  requestAnimationFrame(() => document.getElementById(`model-${remove.id}`)?.focus()),
                )
              }}
              onNo={close}
            />
          </>
        )}
      </Asking>
      <Asking
        isOpen={exported !== undefined}
        role="dialog"
        title={t.say('models.export.title', { name: exported?.name ?? '' })}
        onClose={close}
      >
        {exported && <ExportForm model={exported} close={close} />}
      </Asking>
    </>
  )
}

function ExportForm({ model, close }: { model: ListedModel; close: () => void }): React.ReactNode {
  const models = useModels()
  const t = useTranslator()
  const [path, setPath] = useState('')
  const empty = path.trim() === ''
  return (
    <form
      className="ask-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (empty) return
        close()
        void models.export(model.id, path.trim())
      }}
    >
      <TextField className="field" value={path} onChange={setPath} maxLength={4096} autoComplete="off" autoFocus>
        <Label>{t.say('models.export.path')}</Label>
        <Input className="input" spellCheck={false} />
        <Text slot="description" className="note">
          {t.say('models.export.hint')}
        </Text>
      </TextField>
      <div className="row">
        <Button className="button primary" type="submit" isDisabled={empty}>
          {t.say('models.export')}
        </Button>
        <Button className="button" onPress={close}>
          {t.say('models.cancel')}
        </Button>
      </div>
    </form>
  )
}

interface AnswersProps {
  yes: string
  danger?: boolean
  onYes(): void
  onNo(): void
}

/** The safe answer has the focus. */
function Answers({ yes, danger = false, onYes, onNo }: AnswersProps): React.ReactNode {
  const t = useTranslator()
  return (
    <div className="row">
      <Button className="button" autoFocus onPress={onNo}>
        {t.say('models.cancel')}
      </Button>
      <Button className={danger ? 'button danger' : 'button primary'} onPress={onYes}>
        {yes}
      </Button>
    </div>
  )
}
