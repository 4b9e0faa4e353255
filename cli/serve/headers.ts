/**
 * The headers of every answer, also of refusals.
 * @param authority host and port that the page was asked under, such as `127.0.0.1:4567`
 */
export function securityHeaders(authority: string): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' blob: data:",
      // Sound of a transcript, played from memory.
      'media-src blob:',
      // Not every browser counts the WebSocket of the same origin as 'self'.
      `connect-src 'self' ws://${authority}`,
      "font-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': PERMISSIONS,
    'Cache-Control': 'no-store',
  }
}

/** A browser feature that is not named keeps its default, so the ones that reach devices or people are switched off by name. */
const PERMISSIONS = [
  'display-capture=(self)',
  'microphone=(self)',
  ...['camera', 'geolocation', 'usb', 'serial', 'hid', 'midi', 'payment'].map((feature) => `${feature}=()`),
].join(', ')
