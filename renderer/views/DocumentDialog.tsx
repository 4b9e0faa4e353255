import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { documentOf, type DocumentPart } from '../state/document'
import { TableView } from './TableView'
import { Window } from './Window'

/** Everything about the picture as plain text with headings, to browse line by line. It opens at its first line. */
export function DocumentDialog(): React.ReactNode {
  const { copying } = useSession()
  const t = useTranslator()
  const name = useAppState((state) => state.picture?.name)
  if (name === undefined) return null
  return (
    <Window
      name="document"
      title={name}
      tools={
        <Button className="button small" onPress={() => void copying.everything()}>
          {t.say('window.document.copy')}
        </Button>
      }
    >
      <DocumentText />
    </Window>
  )
}

function DocumentText(): React.ReactNode {
  const t = useTranslator()
  const picture = useAppState((state) => state.picture)
  const text = useRef<HTMLDivElement>(null)
  useEffect(() => text.current?.focus(), [])
  if (!picture) return null
  return (
    <div className="scroller document" role="document" tabIndex={0} ref={text} aria-label={t.say('window.document')}>
      {documentOf(picture, t).map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </div>
  )
}

function Part({ part }: { part: DocumentPart }): React.ReactNode {
  switch (part.kind) {
    case 'heading':
      return <h3>{part.text}</h3>
    case 'paragraph':
      return <p className="document-text">{part.text}</p>
    case 'list':
      return (
        <ul>
          {part.items.map((item, at) => (
            <li key={at}>{item}</li>
          ))}
        </ul>
      )
    case 'table':
      return <TableView table={part.table} caption={part.caption} />
  }
}
