using '../main.bicep'

param stage = 'staging'
param location = 'spaincentral'
param alertEmails = ['operators@fair.example']
param monthlyBudget = 20
param budgetStart = '2026-12-01'
param scale = { memory: 2048, most: 10, alwaysReady: [], zoneRedundant: false }
param storageRedundancy = 'Standard_LRS'
param recoverableDays = 7
param lockRecords = false
param dailyLogCapGb = '0.2'
param availabilityTest = false
param edition = { SampleWorkshops: 'true' }
param entraClientId = readEnvironmentVariable('ENTRA_CLIENT_ID', '')
param deployerPrincipalId = readEnvironmentVariable('DEPLOYER_PRINCIPAL_ID', '')
