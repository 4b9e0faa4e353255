import { isInstalled } from './modules.mjs'

/** Type faces of @fontsource packages with the scripts that they cover; all under the SIL Open Font Licence or similar. */
const faces = [
  ['inter', 'Inter', 'latin cyrillic greek'],
  ['roboto', 'Roboto', 'latin cyrillic greek'],
  ['open-sans', 'Open Sans', 'latin cyrillic greek'],
  ['noto-sans', 'Noto Sans', 'latin cyrillic greek'],
  ['noto-serif', 'Noto Serif', 'latin cyrillic greek'],
  ['source-sans-3', 'Source Sans 3', 'latin cyrillic greek'],
  ['fira-sans', 'Fira Sans', 'latin cyrillic greek'],
  ['ibm-plex-sans', 'IBM Plex Sans', 'latin cyrillic greek'],
  ['ubuntu', 'Ubuntu', 'latin cyrillic greek'],
  ['roboto-condensed', 'Roboto Condensed', 'latin cyrillic greek'],
  ['roboto-slab', 'Roboto Slab', 'latin cyrillic greek'],
  ['comfortaa', 'Comfortaa', 'latin cyrillic greek'],
  ['jetbrains-mono', 'JetBrains Mono', 'latin cyrillic greek'],
  ['montserrat', 'Montserrat', 'latin cyrillic'],
  ['merriweather', 'Merriweather', 'latin cyrillic'],
  ['nunito', 'Nunito', 'latin cyrillic'],
  ['pt-sans', 'PT Sans', 'latin cyrillic'],
  ['lato', 'Lato', 'latin'],
  ['cantarell', 'Cantarell', 'latin'],
  ['work-sans', 'Work Sans', 'latin'],
  ['dm-sans', 'DM Sans', 'latin'],
  ['quicksand', 'Quicksand', 'latin'],
  ['space-grotesk', 'Space Grotesk', 'latin'],
  ['cairo', 'Cairo', 'arabic'],
  ['noto-sans-arabic', 'Noto Sans Arabic', 'arabic'],
  ['noto-sans-hebrew', 'Noto Sans Hebrew', 'hebrew'],
  ['heebo', 'Heebo', 'hebrew'],
  ['noto-sans-devanagari', 'Noto Sans Devanagari', 'devanagari'],
  ['noto-sans-thai', 'Noto Sans Thai', 'thai'],
  ['noto-sans-jp', 'Noto Sans JP', 'japanese'],
  ['noto-sans-sc', 'Noto Sans SC', 'chinese'],
  ['noto-sans-kr', 'Noto Sans KR', 'korean'],
]

/** Faces that Debian installs nearly everywhere, and the generic names. */
const systemFaces = [
  'DejaVu Sans',
  'Liberation Sans',
  'Liberation Sans Narrow',
  'DejaVu Serif',
  'sans-serif',
  'system-ui',
]

/**
 * The type face of a page: `{ family, links }` with a CSS font-family list and the style sheets it needs.
 * A script without an installed web face falls back to the system's.
 */
export function chooseFont(random, scripts) {
  const covering = faces.filter(
    ([name, , covered]) => isInstalled(`@fontsource/${name}`) && scripts.every((s) => covered.split(' ').includes(s)),
  )
  if (covering.length === 0 || (scripts[0] === 'latin' && random.chance(0.25)))
    return { family: `'${random.pick(systemFaces)}', sans-serif`.replace(/'(sans-serif|system-ui)'/u, '$1'), links: [] }
  const [name, family] = random.pick(covering)
  return {
    family: `'${family}', 'DejaVu Sans', sans-serif`,
    links: ['400', '700'].map((weight) => `/modules/@fontsource/${name}/${weight}.css`),
  }
}
