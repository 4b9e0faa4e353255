import { useTranslator } from '../../hooks/useSession'

export function TranscriptsView(): React.ReactNode {
  const t = useTranslator()
  return <h2>{t.say('transcripts.title')}</h2>
}
