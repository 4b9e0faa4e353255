import { useState } from 'react'
import type { CaptionSettings } from '../../assistant/contract'
import { useAppState, useTranslator } from '../hooks/useSession'
import { Choice } from '../views/Choice'
import { useCaptions } from './hooks'
import { TextSetting } from './style-fields'

type Kind = CaptionSettings['recogniser']['kind']
const kinds: readonly Kind[] = ['starter', 'folder', 'ggml']

/** Which recogniser writes: the demonstration that ships, or one that is on this computer. A kind without a path is not saved yet. */
export function RecogniserChoice(): React.ReactNode {
  const { style: change } = useCaptions()
  const t = useTranslator()
  const saved = useAppState((state) => state.settings.captions.recogniser)
  const [chosen, setChosen] = useState<Kind>(saved.kind)
  const path = saved.kind === chosen && saved.kind !== 'starter' ? saved.path : ''
  return (
    <>
      <Choice
        label={t.say('captions.recogniser')}
        layout="list"
        value={chosen}
        options={kinds.map((value) => ({ value, label: t.say(`captions.recogniser.${value}`) }))}
        onChange={(kind) => {
          setChosen(kind)
          if (kind === 'starter') change({ recogniser: { kind } })
        }}
      />
      {chosen !== 'starter' && (
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
