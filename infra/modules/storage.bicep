import { Site, nameOf } from '../names.bicep'
import { containers, queues, tables } from '../application.bicep'

metadata description = 'The storage account: records in a table, files in containers, messages in queues, and the packages of the application. In Azure everything is created here; the application creates nothing.'

@description('Which deployment this is.')
param site Site

@description('How copies are kept: in one building (LRS), in three buildings of the region (ZRS). What is copied to another region (GRS) leaves the country as well.')
param redundancy 'Standard_LRS' | 'Standard_ZRS'

@description('Whether only the virtual network reaches the account.')
param private bool

@description('Whether the account is protected against deletion.')
param lock bool

@description('For how many days what was deleted or overwritten can be had back. Erased personal data is gone for good only after it.')
@minValue(7)
@maxValue(90)
param recoverableDays int

@description('The container that the platform runs the application from.')
param deploymentContainer string

@description('The container of released packages, to go back to.')
param releaseContainer string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: nameOf('log', site)
}

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: nameOf('st', site)
  location: site.location
  tags: site.tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    accessTier: 'Hot'
    // Whoever has a key has everything, for good: there is none, only identities with roles.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: private ? 'Deny' : 'Allow'
      bypass: 'AzureServices'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: { enabled: true, days: recoverableDays }
    containerDeleteRetentionPolicy: { enabled: true, days: recoverableDays }
    isVersioningEnabled: true
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [
  for name in concat(containers, [deploymentContainer, releaseContainer]): {
    parent: blobs
    name: name
    properties: { publicAccess: 'None' }
  }
]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          // Without it versions would outlive soft deletion, and erased files with them.
          name: 'forget-old-versions'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: recoverableDays } } }
          }
        }
        {
          name: 'forget-old-releases'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${releaseContainer}/fair-'] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 400 } } }
          }
        }
      ]
    }
  }
  dependsOn: [blobs]
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-06-01' = [
  for name in flatten(map(queues, each => [each, '${each}-poison'])): {
    parent: queueService
    name: name
  }
]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-06-01' = [
  for name in tables: {
    parent: tableService
    name: name
  }
]

resource blobLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobs
  name: 'logs'
  properties: {
    workspaceId: workspace.id
    logs: [for category in ['StorageRead', 'StorageDelete']: { category: category, enabled: true }]
  }
}

resource queueLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: queueService
  name: 'logs'
  properties: {
    workspaceId: workspace.id
    // Only what is put into queues, which the alert on poison messages reads. Looks into a queue, each two seconds, would be most of the bill.
    logs: [{ category: 'StorageWrite', enabled: true }]
  }
}

resource tableLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: tableService
  name: 'logs'
  properties: {
    workspaceId: workspace.id
    logs: [{ category: 'StorageDelete', enabled: true }]
  }
}

resource noDeletion 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  scope: account
  name: 'holds-records'
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds the records of the fair. Tables have no undelete: remove the lock only when the edition is closed and exported.'
  }
}
