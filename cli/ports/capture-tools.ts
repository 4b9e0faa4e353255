import type { Area } from '../../assistant/contract'

export interface CaptureRequest {
  what: 'screen' | 'window' | 'area'
  area?: Area
}

/** One program that takes pictures of the screen. */
export interface CaptureTool {
  program: string
  /**
   * The arguments for a request, or null where the program can't do that.
   * @param windowId the window that has the focus, where it is known
   */
  args(request: CaptureRequest, file: string, windowId?: string): string[] | null
}

export type Session = 'darwin' | 'wayland' | 'x11'

/** X11's way of writing a rectangle. */
const geometry = ([x, y, w, h]: Area): string => `${w}x${h}+${x}+${y}`

const gnomeScreenshot: CaptureTool = {
  program: 'gnome-screenshot',
  args: ({ what, area }, file) => (area ? null : [...(what === 'window' ? ['-w'] : []), '-f', file]),
}

const spectacle: CaptureTool = {
  program: 'spectacle',
  args: ({ what, area }, file) => (area ? null : ['-b', '-n', what === 'window' ? '-a' : '-f', '-o', file]),
}

/** Programs by system and session, the best first. Each takes a picture without asking anything of the person. */
export const captureToolsOf: Record<Session, readonly CaptureTool[]> = {
  darwin: [
    {
      program: 'screencapture',
      args: ({ what, area }, file) => {
        if (what === 'window') return null
        return ['-x', '-t', 'png', ...(area ? [`-R${area.join(',')}`] : []), file]
      },
    },
  ],
  wayland: [
    {
      program: 'grim',
      args: ({ what, area }, file) => {
        if (what === 'window') return null
        return area ? ['-g', `${area[0]},${area[1]} ${area[2]}x${area[3]}`, file] : [file]
      },
    },
    gnomeScreenshot,
    spectacle,
  ],
  x11: [
    {
      program: 'maim',
      args: ({ what, area }, file, windowId) => {
        if (what === 'window') return windowId ? ['-u', '-i', windowId, file] : null
        return ['-u', ...(area ? ['-g', geometry(area)] : []), file]
      },
    },
    {
      program: 'scrot',
      args: ({ what, area }, file) => [
        '-o',
        ...(what === 'window' ? ['-u'] : area ? ['-a', area.join(',')] : []),
        file,
      ],
    },
    gnomeScreenshot,
    spectacle,
    {
      program: 'import',
      args: ({ what, area }, file, windowId) => {
        if (what === 'window') return windowId ? ['-silent', '-window', windowId, file] : null
        return ['-silent', '-window', 'root', ...(area ? ['-crop', geometry(area), '+repage'] : []), file]
      },
    },
  ],
}

/** What to do where no program was found. */
export const installHint: Record<Session, string> = {
  darwin: 'screencapture, which comes with macOS, is missing',
  wayland: 'install grim or gnome-screenshot',
  x11: 'install scrot or maim',
}
