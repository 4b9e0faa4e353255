/** The hub that models come from unless `HF_ENDPOINT` names a mirror. */
export const USUAL_HUB = 'https://huggingface.co'

/** Whether a hub at this address is told a token: what travels in the open is no secret any more. */
export const takesToken = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
