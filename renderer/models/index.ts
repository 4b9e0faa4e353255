import './models.css'

export { createModelsActions, type Models } from './actions'
export { ModelsView } from './ModelsView'
