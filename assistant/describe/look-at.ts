import type { ChosenCaptioner, LookOptions, Ports } from '../assistant'
import type { PictureRequest } from '../contract'
import type { History, RememberedPicture } from '../history'
import type { CaptionRequest } from '../../models/contract/captioning'
import { eyesMethods } from '../../models/contract/engines'
import { DescryError } from '../../models/contract/errors'
import type { AnyEventOf } from '../../models/contract/method'
import type { Scene } from '../../models/contract/scene'
import { openPicture } from './open-picture'
import { modelFailure, silenceMsFor } from './opinion'
import { cleanCaption, cleanScene } from './untrusted'

export type LookEvent = AnyEventOf<typeof eyesMethods.look>

/** A picture, and why a model's part of it is missing. */
export interface Looked {
  picture: RememberedPicture
  failure: DescryError | null
}

/** The model, and what it is asked for. */
export interface Asked {
  chosen: ChosenCaptioner
  request: CaptionRequest
}

/** Looks at a picture, or takes what is remembered of it, and remembers it. */
export type Look = (
  picture: PictureRequest,
  options: LookOptions,
  onEvent?: (event: LookEvent) => void,
  asked?: Asked,
) => Promise<Looked>

export function createLooker(ports: Ports, history: History): Look {
  /** Asks the model about a picture whose exact parts are remembered. */
  const captionAgain = async (
    remembered: RememberedPicture,
    asked: Asked,
    options: LookOptions,
    onEvent: (event: LookEvent) => void,
  ): Promise<Looked> => {
    const { scene, from, pictureId } = remembered
    if (!from || scene.blank) return { picture: remembered, failure: null }
    onEvent({ name: 'seen', data: scene })
    try {
      const { result } = await ports.eyes.call(
        eyesMethods.caption,
        { ...sourceOf(remembered), language: options.language, caption: asked.request, scene },
        { ...callOptions(remembered, options.signal), silenceMs: silenceMsFor(asked.chosen), onEvent },
      )
      const picture = result.caption ? history.addCaption(pictureId, cleanCaption(result.caption)) : remembered
      return { picture, failure: null }
    } catch (thrown) {
      const failure = modelFailure(thrown, asked.chosen)
      if (!failure) throw thrown
      return { picture: remembered, failure }
    }
  }

  return async (
    picture: PictureRequest,
    options: LookOptions,
    onEvent: (event: LookEvent) => void = () => {},
    asked?: Asked,
  ): Promise<Looked> => {
    const { signal, stage, language, page } = options
    let thinking = false
    const heard = (event: LookEvent): void => {
      if (signal?.aborted) return
      if (event.name === 'overview' && event.data.textRegions > 0) stage?.('reading')
      if (event.name === 'captioning' && !thinking) stage?.('thinking')
      thinking ||= event.name === 'captioning'
      onEvent(event)
    }
    if (picture.kind === 'opened') {
      const remembered = history.get(picture.pictureId)
      if (page === undefined || page === (remembered.page ?? remembered.scene.image.page ?? 1))
        return asked ? captionAgain(remembered, asked, options, heard) : { picture: remembered, failure: null }
    }
    stage?.(picture.kind === 'capture' || picture.kind === 'clipboard' ? 'capturing' : 'opening')
    const opened = await openPicture(picture, ports, history, options)
    stopIfAborted(signal)
    stage?.('looking')
    const { source, bytes, name } = opened
    const remember = (scene: Scene): RememberedPicture =>
      history.add({ name, page, scene: cleanScene(scene), from: { source, ...(bytes && { bytes }) } })
    let seen: Scene | undefined
    try {
      const answer = await ports.eyes.call(
        eyesMethods.look,
        { source, language, ...(page !== undefined && { page }), ...(asked && { caption: asked.request }) },
        {
          ...(bytes && { binary: bytes }),
          ...(signal && { signal }),
          ...(asked && { silenceMs: silenceMsFor(asked.chosen) }),
          onEvent: (event) => {
            if (event.name === 'seen') seen = event.data
            heard(event)
          },
        },
      )
      stopIfAborted(signal)
      return { picture: remember(answer.result), failure: null }
    } catch (thrown) {
      // What a model could not say takes nothing away from what was read and recognised before it.
      const failure = asked && modelFailure(thrown, asked.chosen)
      if (!failure || !seen || signal?.aborted) throw thrown
      return { picture: remember(seen), failure }
    }
  }
}

/** Where a remembered picture is. Throws `PICTURE_FORGOTTEN`. */
export function sourceOf({ from, page }: Pick<RememberedPicture, 'from' | 'page'>) {
  if (!from) throw new DescryError('PICTURE_FORGOTTEN')
  return { source: from.source, ...(page !== undefined && { page }) }
}

/** What goes with a call about a remembered picture. */
export const callOptions = ({ from }: Pick<RememberedPicture, 'from'>, signal: AbortSignal | undefined) => ({
  ...(from?.bytes && { binary: from.bytes }),
  ...(signal && { signal }),
})

export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DescryError('CANCELLED')
}
