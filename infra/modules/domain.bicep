import { Site, nameOf } from '../names.bicep'

metadata description = 'The option of a host name of one\'s own, with a certificate that the platform renews. Before it: a CNAME to the app and a TXT record asuid.<name>, as README.md says. Flex Consumption takes subdomains only.'

@description('Which deployment this is.')
param site Site

@description('The host name.')
param hostName string

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: nameOf('func', site)
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' existing = {
  name: nameOf('asp', site)
}

resource binding 'Microsoft.Web/sites/hostNameBindings@2024-11-01' = {
  parent: app
  name: hostName
  properties: {
    siteName: app.name
    hostNameType: 'Verified'
    customHostNameDnsRecordType: 'CName'
  }
}

resource certificate 'Microsoft.Web/certificates@2024-11-01' = {
  name: replace(hostName, '.', '-')
  location: site.location
  tags: site.tags
  properties: {
    canonicalName: hostName
    serverFarmId: plan.id
  }
  dependsOn: [binding]
}

// The name must be bound before there is a certificate for it, and again with it: a second step.
module secured 'domain-tls.bicep' = {
  params: {
    site: site
    hostName: hostName
    thumbprint: certificate.properties.thumbprint
  }
}
