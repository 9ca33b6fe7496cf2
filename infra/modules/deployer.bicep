import { Site, nameOf } from '../names.bicep'

metadata description = 'Lets the pipeline\'s second identity ship code to the application, and to nothing else.'

@description('Which deployment this is.')
param site Site

@description('The principal id of that identity.')
param principalId string

var websiteContributor = 'de139f84-1756-47ae-9be6-808fbbe84772'

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: nameOf('func', site)
}

resource mayShip 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: app
  name: guid(app.id, principalId, websiteContributor)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', websiteContributor)
  }
}
