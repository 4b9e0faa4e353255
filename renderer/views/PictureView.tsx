import type { Box } from '../../assistant/contract'
import type { ShownPicture } from '../state/model'
import { useAppState, useTranslator } from '../hooks/useSession'
import { PageChooser } from './PageChooser'

/** The picture, with its places marked when a list or an answer points at them. */
export function PictureView(): React.ReactNode {
  const t = useTranslator()
  const attempt = useAppState((state) => state.attempt)
  const picture = useAppState((state) => state.picture)
  const pending = attempt !== null && !attempt.again ? attempt : null
  const size = pending ? undefined : picture?.described.image
  return (
    <section className="card picture" aria-labelledby="picture-title">
      <h2 id="picture-title">{t.say('window.picture')}</h2>
      {size && <p className="subtitle">{t.say('window.picture.size', { width: size.width, height: size.height })}</p>}
      {pending &&
        (pending.preview ? (
          <div className="frame">
            <img src={pending.preview.url} alt={t.say('window.picture.pending', { name: pending.name })} />
          </div>
        ) : (
          <p className="no-preview">{t.say('window.picture.none')}</p>
        ))}
      {!pending && picture && <ShownFrame picture={picture} />}
      <PageChooser />
    </section>
  )
}

/** Pictures taller than this many times their width are drawn narrower, so that they fit a window. */
const TALL = 1.4

/** How far a mark keeps from what it marks, as a share of the picture's width, so that it covers none of it. */
const MARGIN = 0.008

const around = ([x, y, width, height]: Box, margin: number): React.SVGProps<SVGRectElement> => ({
  x: x - margin,
  y: y - margin,
  width: width + 2 * margin,
  height: height + 2 * margin,
})

function ShownFrame({ picture }: { picture: ShownPicture }): React.ReactNode {
  const t = useTranslator()
  const marked = useAppState((state) => state.marked)
  const { width, height } = picture.described.image
  const margin = width * MARGIN
  if (!picture.preview) return <p className="no-preview">{t.say('window.picture.none')}</p>
  const [first] = picture.described.sentences
  const alt = t.say('window.picture.alt', { name: picture.name, description: first?.text ?? '' })
  return (
    <div className="frame" data-shape={height > width * TALL ? 'tall' : 'wide'}>
      <img src={picture.preview.url} alt={alt} width={width} height={height} />
      {marked && marked.boxes.length > 0 && (
        <svg className="marks" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {marked.boxes.map((box, index) => (
            <g key={index}>
              <rect className="mark-outer" {...around(box, margin)} />
              <rect className="mark-inner" {...around(box, margin)} />
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}
