import { Site, nameOf } from '../names.bicep'

metadata description = 'The workspace. It is deployed twice: before the rule that takes capabilities out of what comes in, and with it.'

@description('Which deployment this is.')
param site Site

@description('How many gigabytes of logs a day are taken at most; what comes after is lost until the next day. The five free gigabytes a month are of the whole billing account, not of this workspace.')
param dailyCapGb string

@description('The rule that changes what comes in; null before there is one.')
param transformationId string?

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: nameOf('log', site)
  location: site.location
  tags: site.tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
    workspaceCapping: { dailyQuotaGb: json(dailyCapGb) }
    defaultDataCollectionRuleResourceId: transformationId
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}
