import { Site, nameOf } from '../names.bicep'

metadata description = 'The option of private networking: the application reaches storage and vault through a virtual network, and nobody reaches them from outside. The pipeline then needs an agent inside as well.'

@description('Which deployment this is.')
param site Site

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: nameOf('st', site)
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: nameOf('kv', site)
}

var ends = [
  { name: 'blob', group: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}' }
  { name: 'queue', group: 'queue', zone: 'privatelink.queue.${environment().suffixes.storage}' }
  { name: 'table', group: 'table', zone: 'privatelink.table.${environment().suffixes.storage}' }
  { name: 'vault', group: 'vault', zone: 'privatelink.vaultcore.azure.net' }
]

resource network 'Microsoft.Network/virtualNetworks@2024-10-01' = {
  name: nameOf('vnet', site)
  location: site.location
  tags: site.tags
  properties: {
    addressSpace: { addressPrefixes: ['10.60.0.0/22'] }
    subnets: [
      {
        // Flex Consumption asks for this delegation, and for a name without underscores.
        name: 'application'
        properties: {
          addressPrefix: '10.60.0.0/24'
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: '10.60.1.0/27'
          privateEndpointNetworkPolicies: 'Disabled'
        }
      }
    ]
  }

  resource application 'subnets' existing = {
    name: 'application'
  }

  resource endpoints 'subnets' existing = {
    name: 'endpoints'
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for end in ends: {
    name: end.zone
    location: 'global'
    tags: site.tags
  }
]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (end, place) in ends: {
    parent: zone[place]
    name: end.name
    location: 'global'
    tags: site.tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
]

resource endpoint 'Microsoft.Network/privateEndpoints@2024-10-01' = [
  for end in ends: {
    name: '${network.name}-${end.name}'
    location: site.location
    tags: site.tags
    properties: {
      subnet: { id: network::endpoints.id }
      privateLinkServiceConnections: [
        {
          name: end.name
          properties: { privateLinkServiceId: end.group == 'vault' ? vault.id : account.id, groupIds: [end.group] }
        }
      ]
    }
  }
]

resource inZone 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-10-01' = [
  for (end, place) in ends: {
    parent: endpoint[place]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: end.name, properties: { privateDnsZoneId: zone[place].id } }]
    }
  }
]
