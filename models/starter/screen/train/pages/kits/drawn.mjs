/** A look made up by chance for every page: what no kit has, some program may. Needs nothing installed. */
export const drawn = {
  name: 'drawn',
  share: 4,
  themes: ['light', 'light', 'dark'],
  ownFont: 0.1,
  whole: true,
  head: () => '',
  parts: {},
}
