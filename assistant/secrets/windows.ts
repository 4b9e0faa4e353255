import { DescryError } from '../../models/contract/errors'
import { runKeyProgram } from './run'
import type { Seal } from './sealed'

/**
 * The program that seals and unseals with DPAPI for the person who is logged in. It never varies: what to do comes in the environment,
 * the text on standard input, both in base64 where they are no words of ours.
 */
const script = `
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Security
$given = [Convert]::FromBase64String([Console]::In.ReadToEnd().Trim())
$scope = [Security.Cryptography.DataProtectionScope]::CurrentUser
if ($env:DESCRY_SEAL -eq 'unseal') { $made = [Security.Cryptography.ProtectedData]::Unprotect($given, $null, $scope) }
else { $made = [Security.Cryptography.ProtectedData]::Protect($given, $null, $scope) }
[Console]::Out.Write([Convert]::ToBase64String($made))
`

/** Windows: DPAPI, through PowerShell. The key is the person's own; another person, or another computer, can't unseal it. */
export function windowsSeal(powershell: string, env: NodeJS.ProcessEnv = process.env): Seal {
  const run = async (work: 'seal' | 'unseal', base64: string): Promise<string> => {
    const encoded = Buffer.from(script, 'utf16le').toString('base64')
    const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-EncodedCommand', encoded]
    const made = await runKeyProgram(powershell, args, { input: base64, env: { ...env, DESCRY_SEAL: work } })
    if (!made) throw new DescryError('KEY_STORE_FAILED', 'PowerShell gave nothing back')
    return made.trim()
  }
  return {
    name: 'DPAPI',
    seal: (text) => run('seal', Buffer.from(text, 'utf8').toString('base64')),
    unseal: async (sealed) => Buffer.from(await run('unseal', sealed), 'base64').toString('utf8'),
  }
}
