import type { Rectangle } from './area'

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Descry</title>
    <link rel="stylesheet" href="/area.css" />
  </head>
  <body>
    <div id="area" role="application" tabindex="0" aria-describedby="said"></div>
    <p id="said" role="status"></p>
  </body>
</html>
`

const css = `
html, body { margin: 0; height: 100%; overflow: hidden; cursor: crosshair; background: transparent; }
#area { position: fixed; box-sizing: border-box; border: 3px solid #fff; outline: 3px solid #000;
  box-shadow: 0 0 0 100vmax rgb(0 0 0 / 45%); }
#said { position: fixed; inset-block-end: 1rem; inset-inline: 1rem; margin: auto; max-inline-size: max-content;
  padding: 0.5rem 1rem; font: 1.25rem system-ui, sans-serif; color: #fff; background: #000; border: 2px solid #fff; }
@media (forced-colors: active) {
  #area { border-color: Highlight; box-shadow: none; outline-color: CanvasText; }
  #said { color: CanvasText; background: Canvas; border-color: CanvasText; }
}
`

/** The page on which an area is chosen. It has no script: the main process reads the keys and moves the frame. */
export const areaFiles: Readonly<Record<string, { type: string; body: string }>> = {
  '/': { type: 'text/html; charset=utf-8', body: html },
  '/area.css': { type: 'text/css; charset=utf-8', body: css },
}

/**
 * The script that shows an area and says a sentence to screen readers. Everything that varies comes as JSON, and the sentence is set
 * as text, never as markup.
 */
export function paintScript(area: Rectangle, sentence: string): string {
  return `(({ area, sentence }) => {
  const frame = document.getElementById('area')
  for (const [side, value] of Object.entries({ left: area.x, top: area.y, width: area.width, height: area.height }))
    frame.style.setProperty(side, value + 'px')
  document.getElementById('said').textContent = sentence
  frame.focus()
})(${JSON.stringify({ area, sentence })})`
}
