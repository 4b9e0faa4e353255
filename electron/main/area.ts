export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

/** Choosing an area of one screen, in that screen's own units from its top left corner. */
export interface AreaState {
  screen: { width: number; height: number }
  area: Rectangle
  /** Where the mouse button went down, while it is down, and the area before that. */
  drag: { x: number; y: number; before: Rectangle } | null
  outcome: 'choosing' | 'taken' | 'cancelled'
}

export type AreaEvent =
  | { kind: 'key'; key: string; shift: boolean; control: boolean }
  | { kind: 'mouse-down' | 'mouse-move' | 'mouse-up'; x: number; y: number }

/** How far one key press goes: far enough to cross a screen in a few seconds of holding the key, fine enough for a button. */
const STEP = 20
const FINE_STEP = 1
/** Smaller areas show nothing that could be described; a smaller drag is a click. */
const SMALLEST = 8

const directions: Record<string, { x: number; y: number } | undefined> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** Begins with the middle half of the screen, so that a single Enter already takes something sensible. */
export function beginArea(screen: { width: number; height: number }): AreaState {
  const [width, height] = [Math.round(screen.width / 2), Math.round(screen.height / 2)]
  const area = { x: Math.round(width / 2), y: Math.round(height / 2), width, height }
  return { screen, area, drag: null, outcome: 'choosing' }
}

/**
 * The next state. Arrow keys move the area, with Shift they move its lower right corner, with Ctrl by single points; Home takes the
 * whole screen; Enter takes the area and Esc gives up. Dragging the mouse draws it, and letting go takes it.
 */
export function nextArea(state: AreaState, event: AreaEvent): AreaState {
  if (state.outcome !== 'choosing') return state
  switch (event.kind) {
    case 'key':
      return onKey(state, event)
    case 'mouse-down':
      return { ...state, drag: { ...inside(state.screen, event), before: state.area } }
    case 'mouse-move':
      return state.drag ? { ...state, area: between(state.drag, inside(state.screen, event)) } : state
    case 'mouse-up':
      return onMouseUp(state, event)
  }
}

function onKey(
  state: AreaState,
  { key, shift, control }: { key: string; shift: boolean; control: boolean },
): AreaState {
  const { screen, area } = state
  if (key === 'Escape') return { ...state, outcome: 'cancelled' }
  if (key === 'Enter') return { ...state, outcome: 'taken' }
  if (key === 'Home') return { ...state, area: { x: 0, y: 0, ...screen } }
  const direction = directions[key]
  if (!direction) return state
  const step = control ? FINE_STEP : STEP
  const [dx, dy] = [direction.x * step, direction.y * step]
  if (shift) {
    const width = clamp(area.width + dx, SMALLEST, screen.width - area.x)
    return { ...state, area: { ...area, width, height: clamp(area.height + dy, SMALLEST, screen.height - area.y) } }
  }
  const x = clamp(area.x + dx, 0, screen.width - area.width)
  return { ...state, area: { ...area, x, y: clamp(area.y + dy, 0, screen.height - area.height) } }
}

function onMouseUp(state: AreaState, event: { x: number; y: number }): AreaState {
  if (!state.drag) return state
  const area = between(state.drag, inside(state.screen, event))
  const large = area.width >= SMALLEST && area.height >= SMALLEST
  // A click chooses nothing: what was chosen by keys before it comes back.
  return large ? { ...state, area, drag: null, outcome: 'taken' } : { ...state, area: state.drag.before, drag: null }
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))

const inside = (screen: AreaState['screen'], { x, y }: { x: number; y: number }): { x: number; y: number } => ({
  x: clamp(Math.round(x), 0, screen.width),
  y: clamp(Math.round(y), 0, screen.height),
})

const between = (a: { x: number; y: number }, b: { x: number; y: number }): Rectangle => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
})
