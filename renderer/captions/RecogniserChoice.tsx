import { useState } from 'react'
import type { CaptionSettings } from '../../assistant/contract'
import { useAppState, useTranslator } from '../hooks/useSession'
import { Choice } from '../views/Choice'
import { useCaptions } from './hooks'
import { TextSetting } from './style-fields'

type Kind = CaptionSettings['recogniser']['kind']
const ownKinds: readonly Kind[] = ['starter', 'folder', 'ggml']

/**
 * Which recogniser writes: the demonstration that ships, or one that is on this computer. A kind without a path is not saved yet. A model
 * that the store installed is chosen among the models; here it is shown while it is the one.
 */
export function RecogniserChoice(): React.ReactNode {
  const { style: change } = useCaptions()
  const t = useTranslator()
  const saved = useAppState((state) => state.settings.captions.recogniser)
  const [chosen, setChosen] = useState<Kind>(saved.kind)
  const path = saved.kind === chosen && 'path' in saved ? saved.path : ''
  const kinds = saved.kind === 'installed' ? (['installed', ...ownKinds] as const) : ownKinds
  const model = saved.kind === 'installed' ? saved.model : ''
  return (
    <>
      <Choice
        label={t.say('captions.recogniser')}
        layout="list"
        value={chosen}
        options={kinds.map((value) => ({ value, label: t.say(`captions.recogniser.${value}`, { model }) }))}
        onChange={(kind) => {
          setChosen(kind)
          if (kind === 'starter') change({ recogniser: { kind } })
        }}
      />
      {(chosen === 'folder' || chosen === 'ggml') && (
        <TextSetting
          key={chosen}
          label={t.say('captions.recogniser.path')}
          value={path}
          hint={t.say('captions.recogniser.path.hint')}
          onTake={(text) => {
            if (text.trim() !== '') change({ recogniser: { kind: chosen, path: text.trim() } })
          }}
        />
      )}
    </>
  )
}
