import { Site, Stage, Tags, nameOf } from 'names.bicep'
import { EditionSettings, Scale } from 'modules/app.bicep'

metadata description = 'Registration for the regional fair: everything that runs it in Azure, in one resource group.'

@description('The stage. It stands in every name.')
param stage Stage

@description('The region. Spain Central and France Central are the nearest to Morocco that have Flex Consumption; for what the choice means under Law 09-08 see README.md.')
param location string = 'spaincentral'

@description('Who is told when something is wrong or costs too much.')
@minLength(1)
param alertEmails string[]

@description('What a month may cost before somebody is told, in the currency of the billing account.')
@minValue(1)
param monthlyBudget int

@description('The first day of the month that the budget counts from, such as 2026-12-01. Choose it once: Azure refuses to change it.')
param budgetStart string

@description('How the application scales: memory, most instances, instances kept ready, several buildings.')
param scale Scale = {
  memory: 2048
  most: 40
  alwaysReady: []
  zoneRedundant: false
}

@description('How copies of records are kept: in one building (LRS) or in three buildings of the region (ZRS).')
param storageRedundancy 'Standard_LRS' | 'Standard_ZRS' = 'Standard_ZRS'

@description('For how many days files that were deleted or overwritten can be had back.')
@minValue(7)
@maxValue(90)
param recoverableDays int = 30

@description('Whether what holds records is protected against deletion.')
param lockRecords bool = true

@description('How many gigabytes of logs a day are taken at most, such as 0.5.')
param dailyLogCapGb string = '0.5'

@description('Whether /healthz is asked from three places each quarter of an hour.')
param availabilityTest bool = true

@description('From how many milliseconds on the slowest in twenty pages are too slow.')
@minValue(100)
param slowAfter int = 3000

@description('The client id of the Entra application that organisers sign in by. Empty: nobody can sign in at the desk.')
param entraClientId string = ''

@description('Organisers: sign-in names, object ids or app roles, separated by semicolons.')
param organisers string = 'organiser'

@description('Who receives people at the fair: the same.')
param stewards string = 'steward'

@description('What the edition says differently from the file in the code, such as { ApplicationsClose: \'2025-01-10T18:00\' }.')
param edition EditionSettings = {}

@description('The host name people know the site by, such as fair.example.org; empty for the platform\'s own.')
param customDomain string = ''

@description('Whether storage and vault are reached through a virtual network only. It costs four private endpoints, and an agent inside for the pipeline.')
param privateNetworking bool = false

@description('The principal id of the pipeline\'s identity that ships code; empty where nobody ships from a pipeline.')
param deployerPrincipalId string = ''

@description('Whether instances are started beforehand, without the application, and filled when needed.')
param placeholders bool = true

@description('Whether an update replaces instances one by one, or all at once.')
param updates 'RollingUpdate' | 'Recreate' = 'RollingUpdate'

@description('Tags for every resource besides those that it has anyway.')
param extraTags Tags = {}

var site Site = {
  stage: stage
  location: location
  unique: uniqueString(subscription().subscriptionId, resourceGroup().id)
  tags: union(extraTags, { application: 'fair', stage: stage, 'managed-by': 'bicep' })
}

// Of the platform and the pipeline; the application's own stand in application.bicep.
var deploymentContainer = 'deployments'
var releaseContainer = 'releases'

module identity 'modules/identity.bicep' = {
  params: { site: site }
}

module monitoring 'modules/monitoring.bicep' = {
  params: { site: site, dailyCapGb: dailyLogCapGb }
}

module storage 'modules/storage.bicep' = {
  params: {
    site: site
    redundancy: storageRedundancy
    private: privateNetworking
    lock: lockRecords
    recoverableDays: recoverableDays
    deploymentContainer: deploymentContainer
    releaseContainer: releaseContainer
  }
  dependsOn: [monitoring]
}

module vault 'modules/vault.bicep' = {
  params: { site: site, private: privateNetworking, lock: lockRecords }
  dependsOn: [monitoring]
}

module access 'modules/access.bicep' = {
  params: { site: site, deployerPrincipalId: deployerPrincipalId, releaseContainer: releaseContainer }
  dependsOn: [identity, monitoring, storage, vault]
}

module network 'modules/network.bicep' = if (privateNetworking) {
  params: { site: site }
  dependsOn: [storage, vault]
}

module app 'modules/app.bicep' = {
  params: {
    site: site
    deploymentContainer: deploymentContainer
    scale: scale
    entraClientId: entraClientId
    organisers: organisers
    stewards: stewards
    edition: edition
    customDomain: customDomain
    private: privateNetworking
    placeholders: placeholders
    updates: updates
  }
  // The first start needs its roles.
  dependsOn: [access, network]
}

module deployer 'modules/deployer.bicep' = if (!empty(deployerPrincipalId)) {
  params: { site: site, principalId: deployerPrincipalId }
  dependsOn: [app]
}

module domain 'modules/domain.bicep' = if (!empty(customDomain)) {
  params: { site: site, hostName: customDomain }
  dependsOn: [app]
}

module alerts 'modules/alerts.bicep' = {
  params: {
    site: site
    origin: 'https://${empty(customDomain) ? app.outputs.hostName : customDomain}'
    emails: alertEmails
    availabilityTest: availabilityTest
    slowAfter: slowAfter
  }
  dependsOn: [monitoring]
}

module workbook 'modules/workbook.bicep' = {
  params: { site: site }
  dependsOn: [monitoring]
}

module budget 'modules/budget.bicep' = {
  params: { site: site, amount: monthlyBudget, start: budgetStart, emails: alertEmails }
}

@description('The app, which the pipeline ships code to.')
output appName string = nameOf('func', site)

@description('The storage account, which keeps the released packages.')
output storageName string = nameOf('st', site)

@description('The vault, which the operator puts the secrets into.')
output vaultName string = nameOf('kv', site)

@description('The address of the site.')
output origin string = 'https://${empty(customDomain) ? app.outputs.hostName : customDomain}'
