import type { CapturedPicture } from '../../assistant/ports'
import { DescryError } from '../../models/contract/errors'
import type { CaptureRequest } from './capture-tools'
import { runTool, type ToolResult } from './tool'

/** What the scripts end with when the screen is locked. */
const LOCKED = 9

/** A fixed script; the area comes as four numbers. */
const CAPTURE = `
Add-Type -AssemblyName System.Windows.Forms, System.Drawing
if (Get-Process -Name LogonUI -ErrorAction SilentlyContinue) { exit ${LOCKED} }
$bounds = [System.Windows.Forms.SystemInformation]::VirtualScreen
if ($args.Count -eq 4) { $bounds = New-Object System.Drawing.Rectangle([int]$args[0], [int]$args[1], [int]$args[2], [int]$args[3]) }
$bitmap = New-Object System.Drawing.Bitmap($bounds.Width, $bounds.Height)
[System.Drawing.Graphics]::FromImage($bitmap).CopyFromScreen($bounds.Location, [System.Drawing.Point]::Empty, $bounds.Size)
$stream = New-Object System.IO.MemoryStream
$bitmap.Save($stream, [System.Drawing.Imaging.ImageFormat]::Png)
[Console]::Out.Write([Convert]::ToBase64String($stream.ToArray()))
`

const CLIPBOARD = `
Add-Type -AssemblyName System.Windows.Forms, System.Drawing
$image = [System.Windows.Forms.Clipboard]::GetImage()
if ($null -eq $image) { exit 3 }
$stream = New-Object System.IO.MemoryStream
$image.Save($stream, [System.Drawing.Imaging.ImageFormat]::Png)
[Console]::Out.Write([Convert]::ToBase64String($stream.ToArray()))
`

const powerShell = (script: string, signal: AbortSignal | undefined): Promise<ToolResult> =>
  runTool('powershell.exe', ['-NoProfile', '-NonInteractive', '-STA', '-Command', script], { signal })

const pictureOf = ({ stdout }: ToolResult): Buffer => Buffer.from(stdout.toString('ascii'), 'base64')

export async function captureOnWindows(
  { what, area }: CaptureRequest,
  signal: AbortSignal | undefined,
): Promise<CapturedPicture> {
  if (what === 'window')
    throw new DescryError('CAPTURE_UNAVAILABLE', 'a single window can be taken in the desktop window only')
  const result = await powerShell(`& {${CAPTURE}} ${(area ?? []).map(String).join(' ')}`, signal)
  if (result.status === LOCKED) throw new DescryError('SCREEN_LOCKED')
  if (result.status !== 0) throw new DescryError('CAPTURE_UNAVAILABLE', 'PowerShell could not take it')
  return { bytes: pictureOf(result), name: 'Screen' }
}

export async function readClipboardOnWindows(signal: AbortSignal | undefined): Promise<CapturedPicture> {
  const result = await powerShell(CLIPBOARD, signal)
  if (result.status !== 0 || result.stdout.length === 0) throw new DescryError('CLIPBOARD_EMPTY')
  return { bytes: pictureOf(result), name: 'Clipboard' }
}
