import { Site, nameOf } from '../names.bicep'

metadata description = 'Where logs, traces and metrics go.'

@description('Which deployment this is.')
param site Site

@description('How many gigabytes of logs a day are taken at most; what comes after is lost until the next day. The five free gigabytes a month are of the whole billing account, not of this workspace.')
param dailyCapGb string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: nameOf('log', site)
  location: site.location
  tags: site.tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
    workspaceCapping: { dailyQuotaGb: json(dailyCapGb) }
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: nameOf('appi', site)
  location: site.location
  tags: site.tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    // Who has the connection string cannot write: only identities with the role "Monitoring Metrics Publisher" do.
    DisableLocalAuth: true
    // The last byte of a caller's address is not kept.
    DisableIpMasking: false
  }
}
