import { Site, nameOf } from '../names.bicep'
import { secrets } from '../application.bicep'

metadata description = 'The application on Flex Consumption: one plan, one app, its settings, who signs in at the desk.'

@description('Which deployment this is.')
param site Site

@export()
@description('Instances that are kept ready.')
type AlwaysReady = {
  @description('The scale group: http, or function:<name> for a function that a queue or a clock starts.')
  name: string

  @description('How many.')
  @minValue(1)
  @maxValue(20)
  instanceCount: int
}

@export()
@description('Settings of the edition: their names without "Edition__", and their values.')
type EditionSettings = {
  @description('The value of a setting.')
  *: string
}

@export()
@description('How the application scales.')
type Scale = {
  @description('Memory of an instance, in megabytes.')
  memory: 512 | 2048 | 4096

  @description('The most instances of all groups together.')
  @minValue(1)
  @maxValue(1000)
  most: int

  @description('Instances that are kept ready, such as on the days of the fair. They cost as long as they stand.')
  alwaysReady: AlwaysReady[]

  @description('Whether instances stand in several buildings of the region. Hidden cost: at least two instances of every scale group are then kept ready and billed, http and each queue function, day and night.')
  zoneRedundant: bool
}

@description('The container that the platform runs it from.')
param deploymentContainer string

@description('How it scales.')
param scale Scale

@description('The Entra application that organisers sign in by; its client id. Empty: nobody can sign in at the desk.')
param entraClientId string

@description('Sign-in names, object ids or app roles of organisers, separated by semicolons.')
param organisers string

@description('The same for who receives people at the fair.')
param stewards string

@description('What the edition says differently from the file in the code: names of its settings without "Edition__", and their values.')
param edition EditionSettings

@description('The host name people know the site by; empty for the platform\'s own.')
param customDomain string

@description('Whether it stands in the virtual network.')
param private bool

@description('Whether instances are started beforehand, without the application, and filled when needed.')
param placeholders bool

@description('Whether an update replaces instances one by one, or all at once.')
param updates 'RollingUpdate' | 'Recreate'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: nameOf('id', site)
}

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: nameOf('st', site)
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: nameOf('appi', site)
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: nameOf('log', site)
}

resource network 'Microsoft.Network/virtualNetworks@2024-10-01' existing = {
  name: nameOf('vnet', site)

  resource application 'subnets' existing = {
    name: 'application'
  }
}

var vaultReferences = toObject(
  items(secrets),
  secret => secret.key,
  secret => '@Microsoft.KeyVault(VaultName=${nameOf('kv', site)};SecretName=${secret.value})'
)

var ownSettings = {
  Desk__Organisers: organisers
  Desk__Stewards: stewards
}

var domainSettings = empty(customDomain) ? {} : { Site__Origin: 'https://${customDomain}' }

var editionSettings = toObject(items(edition), setting => 'Edition__${setting.key}', setting => setting.value)

var platformSettings = {
  // By name, credential and client id. The name alone deploys and does not start; a connection string would be a key.
  AzureWebJobsStorage__accountName: account.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  // The platform's own "your app is running" page would stand in front of ours at the bare address.
  AzureWebJobsDisableHomepage: 'true'
  // An instance that was started beforehand answers its first request sooner. Some .NET 10 applications crashed in one
  // (github.com/Azure/azure-functions-dotnet-worker/issues/3335): 0 is the way out.
  WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: placeholders ? '1' : '0'
}

// Signing in without a secret: the identity vouches for the Entra application by a federated credential.
var signInSettings = empty(entraClientId)
  ? {}
  : { OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identity.properties.clientId }

var settings = union(platformSettings, vaultReferences, ownSettings, domainSettings, editionSettings, signInSettings)

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: nameOf('asp', site)
  location: site.location
  tags: site.tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: {
    reserved: true
    zoneRedundant: scale.zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: nameOf('func', site)
  location: site.location
  // azd finds the application by the second tag.
  tags: union(site.tags, { 'azd-service-name': 'fair' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: private ? network::application.id : null
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      ftpsState: 'Disabled'
      appSettings: map(items(settings), setting => { name: setting.key, value: setting.value })
    }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${account.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: scale.memory
        maximumInstanceCount: scale.most
        alwaysReady: scale.alwaysReady
      }
      // Instances are replaced one by one: forms that are being sent are answered. For some minutes the old code and the
      // new one read each other's queue messages, so their form must stay readable to both. Recreate stops all, then starts.
      #disable-next-line BCP037
      siteUpdateStrategy: { type: updates }
    }
  }

  resource noFtp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource noPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  // Anonymous requests pass, as most people have no account; the roles of those who sign in are checked in the code
  // (Web/AuthorizationMiddleware.cs). While it is enabled the platform strips forged headers and says so by WEBSITE_AUTH_ENABLED, which
  // is never to be set by hand: the code would then trust what anybody sends.
  resource signIn 'config' = {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: true, runtimeVersion: '~1' }
      globalValidation: {
        requireAuthentication: false
        unauthenticatedClientAction: 'AllowAnonymous'
      }
      httpSettings: { requireHttps: true }
      identityProviders: {
        azureActiveDirectory: {
          enabled: !empty(entraClientId)
          registration: {
            clientId: entraClientId
            clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          }
          validation: { allowedAudiences: ['api://${entraClientId}'] }
        }
      }
      login: {
        // The code needs who somebody is, not tokens to act for them.
        tokenStore: { enabled: false }
        preserveUrlFragmentsForLogins: false
        cookieExpiration: { convention: 'FixedTime', timeToExpiration: '08:00:00' }
      }
    }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'host'
  properties: {
    workspaceId: workspace.id
    // The host's own words, for a start that fails before telemetry works.
    logs: [{ category: 'FunctionAppLogs', enabled: true }]
  }
}

@description('The host name that the platform gives.')
output hostName string = app.properties.defaultHostName
