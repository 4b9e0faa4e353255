import { join } from 'node:path'
import type { SpeakerPort } from '../ports'
import { startProgram } from '../system/program'
import { safeLanguage, safeRate, spokenText } from './spoken-text'
import { readWav, withPrivateFile, writeWav } from './wav'

/**
 * The program that speaks. It never varies: the text comes on standard input as UTF-8, everything else in the environment, so
 * that nothing is ever pasted into it. `Speak` takes plain text, not SSML.
 */
const script = `
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$reader = New-Object System.IO.StreamReader([Console]::OpenStandardInput(), (New-Object System.Text.UTF8Encoding($false)))
$text = $reader.ReadToEnd()
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$voice.Rate = [int]$env:DESCRY_VOICE_RATE
try {
  if ($voice.Voice.Culture.TwoLetterISOLanguageName -ne $env:DESCRY_VOICE_LANGUAGE) {
    $culture = [Globalization.CultureInfo]::GetCultureInfo($env:DESCRY_VOICE_LANGUAGE)
    $match = $voice.GetInstalledVoices() | Where-Object { $_.Enabled -and $_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq $culture.TwoLetterISOLanguageName } | Select-Object -First 1
    if ($match) { $voice.SelectVoice($match.VoiceInfo.Name) }
  }
} catch { }
if ($env:DESCRY_VOICE_FILE) { $voice.SetOutputToWaveFile($env:DESCRY_VOICE_FILE) }
$voice.Speak($text)
$voice.Dispose()
`

/**
 * Windows, through System.Speech. The package `say` does the same, but starts PowerShell through `cmd.exe`, sends the text in an
 * encoding that PowerShell does not expect (so that "für" is spoken as "fÃ¼r"), pastes file and voice names into the command, and
 * stops by a second program that needs longer than 100 ms to start. So PowerShell is started directly; ending it ends the sound.
 */
export function windowsSpeaker(program: string, env: NodeJS.ProcessEnv = process.env): SpeakerPort {
  const run = (
    text: string,
    { rate, language }: { rate: number; language: string },
    signal: AbortSignal,
    file?: string,
  ): Promise<string> => {
    const encoded = Buffer.from(script, 'utf16le').toString('base64')
    const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-EncodedCommand', encoded]
    return startProgram(program, args, {
      signal,
      input: spokenText(text),
      env: {
        ...env,
        DESCRY_VOICE_RATE: String(systemSpeechRate(rate)),
        DESCRY_VOICE_LANGUAGE: safeLanguage(language).slice(0, 2),
        DESCRY_VOICE_FILE: file ?? '',
      },
    }).ended
  }
  return {
    name: 'Windows',
    async speak(text, options, signal) {
      if (spokenText(text) !== '') await run(text, options, signal)
    },
    writeFile: (text, path, options, signal) =>
      withPrivateFile('speech.wav', async (file) => {
        await run(text, options, signal, file)
        await writeWav(path, await readWav(file))
      }),
  }
}

/** System.Speech counts speed from −10 to 10; at either end it is three times slower or faster. */
function systemSpeechRate(rate: number): number {
  return Math.round(Math.min(10, Math.max(-10, (10 * Math.log(safeRate(rate))) / Math.log(3))))
}

/** PowerShell by its full path: looking its name up would begin in the folder that Descry was started in. */
export function powershellPath(env: NodeJS.ProcessEnv): string {
  const root = env['SystemRoot'] ?? env['windir'] ?? 'C:\\Windows'
  return join(root, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe')
}
