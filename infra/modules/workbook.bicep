import { Site, nameOf } from '../names.bicep'

metadata description = 'What operators look at on the days of the fair: applications, sign-ups, mails, what waits and what fails.'

@description('Which deployment this is.')
param site Site

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: nameOf('log', site)
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(workspace.id, 'days-of-the-fair')
  location: site.location
  tags: site.tags
  kind: 'shared'
  properties: {
    displayName: 'The days of the fair (${site.stage})'
    category: 'workbook'
    sourceId: workspace.id
    serializedData: string(loadJsonContent('workbook.json'))
  }
}
