import { Site, nameOf } from '../names.bicep'

metadata description = 'Where logs, traces and metrics go.'

@description('Which deployment this is.')
param site Site

@description('How many gigabytes of logs a day are taken at most; what comes after is lost until the next day. The five free gigabytes a month are of the whole billing account, not of this workspace.')
param dailyCapGb string

module workspace 'workspace.bicep' = {
  params: { site: site, dailyCapGb: dailyCapGb, transformationId: null }
}

resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: nameOf('appi', site)
  location: site.location
  tags: site.tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: resourceId('Microsoft.OperationalInsights/workspaces', nameOf('log', site))
    IngestionMode: 'LogAnalytics'
    // Who has the connection string cannot write: only identities with the role "Monitoring Metrics Publisher" do.
    DisableLocalAuth: true
    // The last byte of a caller's address is not kept.
    DisableIpMasking: false
  }
}

// Links hold capabilities, and the host, whose telemetry the code cannot change, writes down the address of each request:
// they are taken out before anything is stored.
var scrubbed = [
  { table: 'AppRequests', columns: ['Name', 'OperationName', 'Url'] }
  { table: 'AppDependencies', columns: ['Name', 'OperationName', 'Data'] }
  { table: 'AppTraces', columns: ['Message', 'OperationName'] }
  { table: 'AppExceptions', columns: ['OuterMessage', 'InnermostMessage', 'OperationName'] }
  { table: 'FunctionAppLogs', columns: ['Message'] }
]

resource transformation 'Microsoft.Insights/dataCollectionRules@2023-03-11' = {
  name: nameOf('dcr', site)
  location: site.location
  tags: site.tags
  kind: 'WorkspaceTransforms'
  properties: {
    destinations: {
      logAnalytics: [
        {
          name: 'workspace'
          workspaceResourceId: resourceId('Microsoft.OperationalInsights/workspaces', nameOf('log', site))
        }
      ]
    }
    dataFlows: map(scrubbed, each => {
      streams: ['Microsoft-Table-${each.table}']
      destinations: ['workspace']
      transformKql: 'source | extend ${join(map(each.columns, column => '${column} = replace_regex(replace_regex(${column}, @\'\\?\\S*\', \'\'), @\'[A-Za-z0-9_-]{43}\', \'{token}\')'), ', ')}'
    })
  }
  dependsOn: [workspace]
}

// The rule needs the workspace, and the workspace the rule: a second step.
module scrubbing 'workspace.bicep' = {
  params: { site: site, dailyCapGb: dailyCapGb, transformationId: transformation.id }
}
