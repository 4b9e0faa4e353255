import { Button } from 'react-aria-components'
import { foundText, type FoundPicture } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'
import { dateText } from '../transcripts/state/words'
import { usePictureSearch } from './hooks'

/** One picture: what it is, when it was looked at, why it was found, and the way to it. */
export function FoundRow({ picture }: { picture: FoundPicture }): React.ReactNode {
  const search = usePictureSearch()
  const t = useTranslator()
  const { name, sentence, at, reasons } = picture
  return (
    <li className="found-picture">
      <h3 className="found-name">{name}</h3>
      <p>{sentence}</p>
      {reasons.length > 0 && <p>{reasons.map((reason) => foundText(reason, t)).join(' ')}</p>}
      {at !== null && <p className="note">{t.say('search.at', { at: dateText(at, t) })}</p>}
      <div className="row">
        <Button
          className="button small"
          aria-label={t.say('search.open', { name })}
          onPress={() => void search.open(picture)}
        >
          {t.say('search.opening')}
        </Button>
      </div>
    </li>
  )
}
