metadata description = 'The function app on Flex Consumption, with every setting that its code reads.'

@description('The name of the app; unique in all of Azure, as it becomes a host name.')
@minLength(2)
@maxLength(60)
param name string

@description('The name of the plan.')
@minLength(1)
@maxLength(60)
param planName string

@description('The region of the app.')
@minLength(1)
param location string

@description('The tags of app and plan.')
param tags object

@description('The name of the service in azure.yaml, by which azd finds where to deploy to.')
@minLength(1)
param serviceName string

@description('The Java version that the app runs on.')
@allowed([
  '17'
  '21'
])
param javaVersion string

@description('The memory of an instance in MB. Those of 512 MB are too small for Java and four parts at a time.')
@allowed([
  2048
  4096
])
param instanceMemoryMb int

@description('How many instances there can be at a time.')
@minValue(40)
@maxValue(1000)
param maximumInstances int

@description('The resource id of the identity that backups are taken, and storage is used, under.')
@minLength(1)
param backupIdentityId string

@description('The client id of that identity.')
@minLength(36)
@maxLength(36)
param backupClientId string

@description('The resource id of the identity that machines are restored under.')
@minLength(1)
param restoreIdentityId string

@description('The client id of that identity.')
@minLength(36)
@maxLength(36)
param restoreClientId string

@description('The URL of the container that the app is deployed from.')
@minLength(1)
param packageUrl string

@description('The endpoint of Blob storage of the account of the app.')
@minLength(1)
param blobEndpoint string

@description('The endpoint of Queue storage of that account.')
@minLength(1)
param queueEndpoint string

@description('The endpoint of Table storage of that account.')
@minLength(1)
param tableEndpoint string

@description('The URL of the container of the vault.')
@minLength(1)
param vaultUrl string

@description('The address that telemetry is sent to.')
@minLength(1)
param monitoringConnectionString string

@description('The subnet that the app sends from; absent for none.')
@minLength(1)
param subnetId string?

@description('Where the Durable Task Scheduler answers; absent where the storage account keeps orchestrations.')
@minLength(1)
param schedulerEndpoint string?

@description('The application id of the app registration that tokens for the HTTP functions are made out to; empty where function keys alone guard them.')
@maxLength(36)
param signInClientId string

@description('The unit of the map of a vault that is created.')
@minLength(2)
param blockSize string

@description('How many days a deleted recovery point can be brought back, of a vault that is created.')
@minValue(0)
@maxValue(180)
param pointSoftDeleteDays int

@description('About how many bytes one queue message transfers.')
@minLength(2)
param partSize string

@description('Whether the page-range difference of Blob storage is relied on.')
@allowed([
  'trusted'
  'untrusted'
])
param pageBlobDiff string

@description('After how many days an orchestration that has ended is removed from the task hub.')
@minValue(1)
@maxValue(9999)
param historyDays int

@description('The resource group in which snapshots of machines are kept.')
@minLength(1)
@maxLength(90)
param snapshotResourceGroup string

// A test compares the names with those that the code reads.
var appSettings = {
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${backupClientId};Authorization=AAD'
  APPLICATIONINSIGHTS_CONNECTION_STRING: monitoringConnectionString
  // The platform's agent sends what the app measures; without it there are no metrics to alert on.
  APPLICATIONINSIGHTS_ENABLE_AGENT: 'true'
  // The vault's client finds its identity by this, as azure-identity does everywhere.
  AZURE_CLIENT_ID: backupClientId
  AzureWebJobsStorage__blobServiceUri: blobEndpoint
  AzureWebJobsStorage__clientId: backupClientId
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__queueServiceUri: queueEndpoint
  AzureWebJobsStorage__tableServiceUri: tableEndpoint
  VAULTLINE_ARM_ENDPOINT: environment().resourceManager
  VAULTLINE_BACKUP_CLIENT_ID: backupClientId
  VAULTLINE_BLOCK_SIZE: blockSize
  VAULTLINE_HISTORY_DAYS: string(historyDays)
  VAULTLINE_PAGE_BLOB_DIFF: pageBlobDiff
  VAULTLINE_PART_SIZE: partSize
  VAULTLINE_REGION: location
  VAULTLINE_RESTORE_CLIENT_ID: restoreClientId
  VAULTLINE_SNAPSHOT_RESOURCE_GROUP: snapshotResourceGroup
  VAULTLINE_SOFT_DELETE_DAYS: string(pointSoftDeleteDays)
  VAULTLINE_SUBSCRIPTIONS: subscription().subscriptionId
  VAULTLINE_VAULT_URL: vaultUrl
}

// They go before what host.json says, which is for the storage account.
var schedulerSettings = {
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint ?? ''};Authentication=ManagedIdentity;ClientID=${backupClientId}'
}
var allSettings = schedulerEndpoint == null ? appSettings : union(appSettings, schedulerSettings)

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': serviceName })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${backupIdentityId}': {}
      '${restoreIdentityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: backupIdentityId
          }
        }
      }
      runtime: {
        name: 'java'
        version: javaVersion
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMb
        maximumInstanceCount: maximumInstances
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      appSettings: [for setting in items(allSettings): {
        name: setting.key
        value: setting.value
      }]
    }
  }

  // Before a function's key is looked at, the platform refuses who brings no token of this tenant.
  resource signIn 'config' = if (!empty(signInClientId)) {
    name: 'authsettingsV2'
    properties: {
      globalValidation: {
        requireAuthentication: true
        unauthenticatedClientAction: 'Return401'
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: signInClientId
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          }
          validation: {
            allowedAudiences: [
              'api://${signInClientId}'
              signInClientId
            ]
          }
        }
      }
    }
  }

  // Deployments sign in with Entra.
  resource ftpSignIn 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scmSignIn 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

@description('The name of the app.')
output name string = app.name

@description('Where the HTTP functions answer.')
output url string = 'https://${app.properties.defaultHostName}'
