import { useMemo } from 'react'
import { Input, Label, SearchField } from 'react-aria-components'
import {
  elementDetails,
  elementFilters,
  elementMore,
  elementName,
  elementsIn,
  type DescribedPicture,
} from '../../assistant/contract'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { Choice } from './Choice'
import { ElementTools } from './ElementTools'
import { PlaceList } from './PlaceList'
import { focusElementList, ids } from './places'

const idOf = (index: number): string => `element:${index}`
const indexOf = (id: string): number => Number(id.split(':')[1])

/** Buttons, fields, headings, links and the rest, like the element list of a screen reader. */
export function ElementList({ described }: { described: DescribedPicture }): React.ReactNode {
  const { store } = useSession()
  const t = useTranslator()
  const filter = useAppState((state) => state.filter)
  const find = useAppState((state) => state.find)
  const { elements, image } = described
  const items = useMemo(
    () =>
      elementsIn(elements, filter, find).map(({ element, index }) => ({
        id: idOf(index),
        name: elementName(element, t),
        details: elementDetails(element, t),
        box: element.box,
      })),
    [elements, filter, find, t],
  )
  if (elements.length === 0) return <p className="note">{t.say('window.browse.elements.none')}</p>
  const options = elementFilters
    .map((value) => ({ value, count: elementsIn(elements, value, find).length }))
    .filter(({ value, count }) => value === 'all' || value === filter || count > 0)
    .map(({ value, count }) => ({
      value,
      label: t.say('window.browse.filter.count', { name: t.say(`window.browse.filter.${value}`), count }),
    }))
  return (
    <>
      <FindField elements={elements} />
      <Choice
        label={t.say('window.browse.filter')}
        value={filter}
        options={options}
        onChange={(chosen) => store.dispatch({ type: 'filter', filter: chosen })}
      />
      {items.length === 0 ? (
        <p className="note">{t.say('elements.none.found')}</p>
      ) : (
        <PlaceList
          id={ids.elementList}
          label={t.say('window.browse.elements.list')}
          items={items}
          image={image}
          more={(id) => elementMore(elements, indexOf(id), image, t)}
        />
      )}
      <ElementTools />
    </>
  )
}

/** Narrows the list while a name is typed, and says how many are left; the down arrow goes on to the list. */
function FindField({ elements }: Pick<DescribedPicture, 'elements'>): React.ReactNode {
  const { outlet, store } = useSession()
  const t = useTranslator()
  const find = useAppState((state) => state.find)
  return (
    <SearchField
      className="field"
      value={find}
      onChange={(text) => {
        store.dispatch({ type: 'find', text })
        outlet.say(t.say('elements.count', { count: elementsIn(elements, store.get().filter, text).length }))
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') focusElementList()
        else event.continuePropagation()
      }}
    >
      <Label>{t.say('elements.find')}</Label>
      <Input className="input" />
    </SearchField>
  )
}
