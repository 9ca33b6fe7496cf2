import { Site, nameOf } from '../names.bicep'

metadata description = 'The vault. Its secrets are set by an operator, never by a template; the application reads them by its identity.'

@description('Which deployment this is.')
param site Site

@description('Whether only the virtual network reaches the vault.')
param private bool

@description('Whether the vault is protected against deletion.')
param lock bool

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: nameOf('log', site)
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: nameOf('kv', site)
  location: site.location
  tags: site.tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: private ? 'Deny' : 'Allow'
      bypass: 'AzureServices'
    }
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'audit'
  properties: {
    workspaceId: workspace.id
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

resource noDeletion 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  scope: vault
  name: 'holds-keys'
  properties: {
    level: 'CanNotDelete'
    notes: 'Certificates that were issued are verified by a key that stands here.'
  }
}
