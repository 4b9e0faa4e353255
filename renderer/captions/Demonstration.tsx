import { Button } from 'react-aria-components'
import { useTranslator } from '../hooks/useSession'
import { useCaptions, useCaptionsState } from './hooks'

/** As long as the words are a demonstration, it says so, and how to get a real recogniser. It can't be put away. */
export function Demonstration({ brief = false }: { brief?: boolean }): React.ReactNode {
  const { store } = useCaptions()
  const t = useTranslator()
  const shown = useCaptionsState((state) => state.session?.recogniser?.demonstration ?? false)
  if (!shown) return null
  if (brief)
    return (
      <p className="captions-warning" role="note">
        {t.say('captions.demonstration.brief')}
      </p>
    )
  return (
    <div className="captions-warning" role="note">
      <p>{t.say('captions.demonstration')}</p>
      <Button className="button small" onPress={() => store.dispatch({ type: 'styling', open: true })}>
        {t.say('captions.demonstration.choose')}
      </Button>
    </div>
  )
}
