import { useMemo } from 'react'
import type { DescribedPicture } from '../../assistant/contract'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { elementDetails, elementFilters, elementName, elementsIn } from '../state/elements'
import { Choice } from './Choice'
import { PlaceList } from './PlaceList'
import { ids } from './places'

/** Buttons, fields, headings, links and the rest, like the element list of a screen reader. */
export function ElementList({ described }: { described: DescribedPicture }): React.ReactNode {
  const { store } = useSession()
  const t = useTranslator()
  const filter = useAppState((state) => state.filter)
  const { elements, image } = described
  const items = useMemo(
    () =>
      elementsIn(elements, filter).map(({ element, index }) => ({
        id: `element:${index}`,
        name: elementName(element, t),
        details: elementDetails(element, t),
        box: element.box,
      })),
    [elements, filter, t],
  )
  if (elements.length === 0) return <p className="note">{t.say('window.browse.elements.none')}</p>
  const options = elementFilters
    .map((value) => ({ value, count: elementsIn(elements, value).length }))
    .filter(({ value, count }) => value === 'all' || value === filter || count > 0)
    .map(({ value, count }) => ({
      value,
      label: t.say('window.browse.filter.count', { name: t.say(`window.browse.filter.${value}`), count }),
    }))
  return (
    <>
      <Choice
        label={t.say('window.browse.filter')}
        value={filter}
        options={options}
        onChange={(chosen) => store.dispatch({ type: 'filter', filter: chosen })}
      />
      <PlaceList id={ids.elementList} label={t.say('window.browse.elements.list')} items={items} image={image} />
    </>
  )
}
