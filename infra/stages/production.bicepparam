using '../main.bicep'

param stage = 'production'
param location = 'spaincentral'
param alertEmails = ['operators@fair.example']
param monthlyBudget = 60
param budgetStart = '2026-12-01'
// On the days of the fair: alwaysReady: [{ name: 'http', instanceCount: 2 }, { name: 'function:SendMail', instanceCount: 1 }]
param scale = { memory: 2048, most: 40, alwaysReady: [], zoneRedundant: false }
param storageRedundancy = 'Standard_ZRS'
param recoverableDays = 30
param lockRecords = true
param dailyLogCapGb = '0.5'
param availabilityTest = true
param customDomain = readEnvironmentVariable('CUSTOM_DOMAIN', '')
param entraClientId = readEnvironmentVariable('ENTRA_CLIENT_ID', '')
param deployerPrincipalId = readEnvironmentVariable('DEPLOYER_PRINCIPAL_ID', '')
