import './search.css'

export { createPictureSearch, type PictureSearch } from './actions'
export { PicturesView } from './PicturesView'
