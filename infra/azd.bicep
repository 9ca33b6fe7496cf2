targetScope = 'subscription'

import { Stage } from 'names.bicep'

metadata description = 'What "azd up" deploys from a laptop: a resource group, and everything in it.'

@description('The name that azd gives the environment.')
param environmentName string

@description('The stage.')
param stage Stage = 'dev'

@description('The region.')
param location string

@description('Who is told when something is wrong or costs too much.')
param alertEmail string

@description('The first day of the month that the budget counts from. Choose it once: Azure refuses to change it.')
param budgetStart string

@description('The client id of the Entra application that organisers sign in by. Empty: nobody can sign in at the desk.')
param entraClientId string = ''

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: { 'azd-env-name': environmentName, application: 'fair', stage: stage, 'managed-by': 'bicep' }
}

module fair 'main.bicep' = {
  scope: group
  params: {
    stage: stage
    location: location
    alertEmails: [alertEmail]
    monthlyBudget: 20
    budgetStart: budgetStart
    scale: { memory: 512, most: 5, alwaysReady: [], zoneRedundant: false }
    storageRedundancy: 'Standard_LRS'
    recoverableDays: 7
    lockRecords: false
    dailyLogCapGb: '0.1'
    availabilityTest: false
    edition: { SampleWorkshops: 'true' }
    entraClientId: entraClientId
    extraTags: { 'azd-env-name': environmentName }
  }
}

@description('The vault, which the secrets are put into.')
output VAULT_NAME string = fair.outputs.vaultName

@description('The address of the site.')
output SITE_ORIGIN string = fair.outputs.origin
