import { Site, nameOf } from '../names.bicep'

metadata description = 'The second step of a host name of one\'s own: its certificate.'

@description('Which deployment this is.')
param site Site

@description('The host name.')
param hostName string

@description('The certificate\'s thumbprint.')
param thumbprint string

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: nameOf('func', site)
}

resource binding 'Microsoft.Web/sites/hostNameBindings@2024-11-01' = {
  parent: app
  name: hostName
  properties: {
    siteName: app.name
    hostNameType: 'Verified'
    customHostNameDnsRecordType: 'CName'
    sslState: 'SniEnabled'
    thumbprint: thumbprint
  }
}
