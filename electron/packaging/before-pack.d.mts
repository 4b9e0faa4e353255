export interface System {
  platform: string
  arch: string | undefined
}
export function whyNot(wanted: System, running: { platform: string; arch: string; shared: boolean }): string | undefined
export default function beforePack(context: { electronPlatformName: string; arch: number }): Promise<void>
