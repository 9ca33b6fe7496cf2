using '../main.bicep'

param stage = 'dev'
param location = 'spaincentral'
param alertEmails = ['operators@fair.example']
param monthlyBudget = 20
param budgetStart = '2026-12-01'
param scale = { memory: 512, most: 5, alwaysReady: [], zoneRedundant: false }
param storageRedundancy = 'Standard_LRS'
param recoverableDays = 7
param lockRecords = false
param dailyLogCapGb = '0.1'
param availabilityTest = false
param edition = { SampleWorkshops: 'true' }
param entraClientId = readEnvironmentVariable('ENTRA_CLIENT_ID', '')
param deployerPrincipalId = readEnvironmentVariable('DEPLOYER_PRINCIPAL_ID', '')
