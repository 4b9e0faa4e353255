import type { CSSProperties } from 'react'
import type { CaptionSettings } from '../../assistant/contract'

const COLOURS: Record<CaptionSettings['colour'], string> = {
  white: '255 255 255',
  yellow: '255 255 0',
  cyan: '0 255 255',
  green: '0 255 0',
  black: '0 0 0',
  grey: '128 128 128',
  blue: '0 0 255',
  red: '255 0 0',
  magenta: '255 0 255',
}

/** The seven kinds of type face that captions on television offer (CEA-708). */
const FACES: Record<CaptionSettings['face'], string> = {
  sans: 'system-ui, "Noto Sans", sans-serif',
  serif: '"Noto Serif", Georgia, serif',
  'mono-sans': '"DejaVu Sans Mono", Consolas, monospace',
  'mono-serif': '"Courier New", Courier, monospace',
  casual: '"Comic Sans MS", "Comic Neue", sans-serif',
  cursive: '"Segoe Script", "Brush Script MT", cursive',
  'small-capitals': 'system-ui, "Noto Sans", sans-serif',
}

const EDGES: Record<CaptionSettings['edge'], string> = {
  none: 'none',
  raised: '1px 1px 0 #888, 2px 2px 0 #000',
  depressed: '-1px -1px 0 #000, 1px 1px 0 #aaa',
  uniform: '-1px -1px 0 #000, 1px -1px 0 #000, -1px 1px 0 #000, 1px 1px 0 #000',
  shadow: '2px 2px 4px #000',
}

/** The person's style as custom properties, which the style sheet uses. */
export function captionLook(style: CaptionSettings): CSSProperties {
  const colour = (name: CaptionSettings['colour'], opacity: number): string => `rgb(${COLOURS[name]} / ${opacity})`
  return {
    '--caption-size': String(style.size),
    '--caption-face': FACES[style.face],
    '--caption-variant': style.face === 'small-capitals' ? 'small-caps' : 'normal',
    '--caption-edge': EDGES[style.edge],
    '--caption-ink': colour(style.colour, style.textOpacity),
    '--caption-ground': colour(style.background, style.backgroundOpacity),
    '--caption-window': colour(style.window, style.windowOpacity),
    '--caption-rows': String(style.rows),
  } as CSSProperties
}
