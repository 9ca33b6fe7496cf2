import { Site, nameOf } from '../names.bicep'

metadata description = 'The identity that the application acts by. It stands before the application, so that its roles can be granted before the first start.'

@description('Which deployment this is.')
param site Site

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: nameOf('id', site)
  location: site.location
  tags: site.tags
}
