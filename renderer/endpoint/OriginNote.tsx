import { originWords, type Origin } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'

/** Where an answer or a description was made, in words; nothing where no server had to do with it. */
export function OriginNote({
  origin,
  kind,
}: {
  origin: Origin | undefined
  kind: 'there' | 'described'
}): React.ReactNode {
  const t = useTranslator()
  const words = originWords(origin, kind, t)
  return words.length > 0 && <p className="note origin">{words.join(' ')}</p>
}
