import { useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'

/** For PDFs and TIFFs with several pages: the page before, the next, or one by its number. */
export function PageChooser(): React.ReactNode {
  const { describing } = useSession()
  const t = useTranslator()
  const described = useAppState((state) => state.picture?.described)
  const [typed, setTyped] = useState('')
  const pages = described?.pages ?? 1
  const page = described?.page ?? 1
  if (!described || pages < 2) return null
  const go = (to: number): void => {
    if (Number.isInteger(to) && to >= 1 && to <= pages && to !== page) void describing.again({ page: to })
  }
  return (
    <form
      className="row pages"
      aria-label={t.say('window.page')}
      onSubmit={(event) => {
        event.preventDefault()
        go(Number(typed))
      }}
    >
      <Button className="button small" isDisabled={page <= 1} onPress={() => go(page - 1)}>
        {t.say('window.page.previous')}
      </Button>
      <span>{t.say('window.page.of', { page, pages })}</span>
      <Button className="button small" isDisabled={page >= pages} onPress={() => go(page + 1)}>
        {t.say('window.page.next')}
      </Button>
      <TextField className="page-field" value={typed} onChange={setTyped} inputMode="numeric">
        <Label>{t.say('window.page.field')}</Label>
        <Input className="input" />
      </TextField>
      <Button className="button small" type="submit">
        {t.say('window.page.go')}
      </Button>
    </form>
  )
}
