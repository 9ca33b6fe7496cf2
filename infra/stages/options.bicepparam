using '../main.bicep'

// No stage of its own: production with every option on, so that the options are proven as well.
param stage = 'production'
param location = 'francecentral'
param alertEmails = ['operators@fair.example']
param monthlyBudget = 300
param budgetStart = '2026-12-01'
param scale = {
  memory: 4096
  most: 100
  alwaysReady: [{ name: 'http', instanceCount: 2 }, { name: 'function:SendMail', instanceCount: 1 }]
  zoneRedundant: true
}
param edition = { ApplicationsClose: '2025-01-12T18:00:00' }
param customDomain = 'fair.example.org'
param privateNetworking = true
param entraClientId = '00000000-0000-0000-0000-000000000006'
param deployerPrincipalId = '00000000-0000-0000-0000-000000000007'
param placeholders = false
param updates = 'Recreate'
