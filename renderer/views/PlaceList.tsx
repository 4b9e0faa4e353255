import { ListBox, ListBoxItem } from 'react-aria-components'
import { placeInWords, type Box } from '../../assistant/contract'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'

export interface PlaceItem {
  /** `line:3`, `element:0`. */
  id: string
  /** What the item is called; typing jumps to it. */
  name: string
  /** What is said after the name: role, value, states. */
  details: string[]
  box: Box
}

interface PlaceListProps {
  id: string
  label: string
  items: PlaceItem[]
  image: { width: number; height: number }
  /** More about one of them, shown for the one that is chosen and said when Enter is pressed; its place, where left out. */
  more?: (id: string) => string
}

/** A list of things on the picture. Choosing one shows its place, on the picture and in words; Enter says it. */
export function PlaceList({ id, label, items, image, more }: PlaceListProps): React.ReactNode {
  const { outlet, store } = useSession()
  const t = useTranslator()
  const by = useAppState((state) => state.marked?.by)
  const chosen = items.find((item) => item.id === by)
  const about = (item: PlaceItem): string =>
    more?.(item.id) ?? t.say('window.browse.place', { place: placeInWords(item.box, image, t) })
  return (
    <>
      <ListBox
        id={id}
        className="list"
        aria-label={label}
        items={items}
        selectionMode="single"
        selectionBehavior="replace"
        escapeKeyBehavior="none"
        selectedKeys={chosen ? [chosen.id] : []}
        onAction={(key) => {
          const item = items.find((each) => each.id === key)
          if (!item) return
          store.dispatch({ type: 'mark', marked: { boxes: [item.box], by: item.id } })
          outlet.say(about(item))
        }}
        onSelectionChange={(keys) => {
          const item = keys === 'all' ? undefined : items.find((each) => keys.has(each.id))
          store.dispatch({ type: 'mark', marked: item ? { boxes: [item.box], by: item.id } : null })
        }}
      >
        {(item) => (
          <ListBoxItem className="list-item" textValue={item.name}>
            <span className="item-name">{item.name}</span>
            {item.details.length > 0 && <span className="item-details">, {item.details.join(', ')}</span>}
          </ListBoxItem>
        )}
      </ListBox>
      <p className="note">{chosen ? about(chosen) : t.say('window.browse.choose')}</p>
    </>
  )
}
