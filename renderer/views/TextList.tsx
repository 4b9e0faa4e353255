import { useMemo } from 'react'
import type { DescribedPicture } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'
import { PlaceList } from './PlaceList'
import { ids } from './places'

/** The lines of text in reading order. */
export function TextList({ described }: { described: DescribedPicture }): React.ReactNode {
  const t = useTranslator()
  const items = useMemo(
    () => described.text.lines.map(({ text, box }, index) => ({ id: `line:${index}`, name: text, details: [], box })),
    [described],
  )
  if (items.length === 0) return <p className="note">{t.say('window.browse.text.none')}</p>
  return <PlaceList id={ids.textList} label={t.say('window.browse.text.list')} items={items} image={described.image} />
}
