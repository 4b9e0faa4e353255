import * as ort from 'onnxruntime-node'

const sessions = (ort.InferenceSession as unknown as { prototype: ort.InferenceSession }).prototype
type Run = (
  this: ort.InferenceSession,
  feeds: ort.InferenceSession.FeedsType,
) => Promise<ort.InferenceSession.ReturnType>

/** Notes when each token was made: a decoder is the network that has a cache of what came before, and each of its runs makes one. */
export function watchTokens(): { start(): void; times(): readonly number[] } {
  const run = sessions.run as Run
  let times: number[] = []
  sessions.run = async function (this: ort.InferenceSession, ...args: [ort.InferenceSession.FeedsType]) {
    const results = await Reflect.apply(run, this, args)
    if (Object.keys(args[0]).some((name) => name.startsWith('past_'))) times.push(performance.now())
    return results
  } as typeof sessions.run
  return {
    start() {
      times = []
    },
    times: () => times,
  }
}
