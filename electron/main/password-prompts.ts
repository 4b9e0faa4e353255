/**
 * Titles of windows in which systems ask for a password. Descry looks at none of them: what is typed or shown there is nobody else's,
 * and a description spoken aloud would tell it to the room.
 */
const prompts: readonly RegExp[] = [
  /^(?:authentication required|authenticate|authentifizierung erforderlich|legitimierung erforderlich)$/i,
  /^(?:unlock (?:login )?keyring|schlüsselbund entsperren)$/i,
  /^(?:pinentry(?:-\w+)?|kde wallet service|kwallet)$/i,
  /^(?:windows security|windows-sicherheit|user account control|benutzerkontensteuerung)$/i,
  /^(?:loginwindow|securityagent|screensaverengine)$/i,
  /\b(?:enter|unlock with) (?:your |the )?(?:master )?password\b/i,
]

export function isPasswordPrompt(title: string): boolean {
  return prompts.some((prompt) => prompt.test(title.trim()))
}
