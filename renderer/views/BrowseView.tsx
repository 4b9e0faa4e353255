import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { tableCaption } from '../state/document'
import type { BrowseTab } from '../state/model'
import { ElementList } from './ElementList'
import { TableView } from './TableView'
import { TextList } from './TextList'

const tabs: readonly BrowseTab[] = ['text', 'tables', 'elements']

/** What was found on the picture, to go through piece by piece: lines of text, tables, elements. */
export function BrowseView(): React.ReactNode {
  const { store } = useSession()
  const t = useTranslator()
  const tab = useAppState((state) => state.tab)
  const described = useAppState((state) => state.picture?.described)
  const replaced = useAppState((state) => state.attempt !== null && !state.attempt.again)
  if (!described || replaced) return null
  const { text, reading, elements } = described
  const count = { text: text.lines.length, tables: reading.tables.length, elements: elements.length }
  return (
    <section className="card browse" aria-labelledby="browse-title">
      <h2 id="browse-title">{t.say('window.browse')}</h2>
      <Tabs
        selectedKey={tab}
        onSelectionChange={(key) => {
          const chosen = tabs.find((each) => each === key)
          if (chosen) store.dispatch({ type: 'tab', tab: chosen })
        }}
      >
        <TabList className="tabs" aria-labelledby="browse-title">
          {tabs.map((each) => (
            <Tab key={each} id={each} className="tab">
              {t.say(`window.browse.${each}`, { count: count[each] })}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="text" className="tab-panel">
          <TextList described={described} />
        </TabPanel>
        <TabPanel id="tables" className="tab-panel">
          {reading.tables.length === 0 && <p className="note">{t.say('window.browse.tables.none')}</p>}
          {reading.tables.map((table, index) => (
            <TableView key={index} table={table} caption={tableCaption(table, index, t)} />
          ))}
        </TabPanel>
        <TabPanel id="elements" className="tab-panel">
          <ElementList described={described} />
        </TabPanel>
      </Tabs>
    </section>
  )
}
