/**
 * A secret that somebody gave this run in its environment. It is taken out of there, because the environment is handed on to every
 * program that is started. Undefined where there is none.
 */
export function takeGiven(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const secret = env[name]
  delete env[name]
  return secret === '' ? undefined : secret
}
