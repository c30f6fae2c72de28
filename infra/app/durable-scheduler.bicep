metadata description = 'The Durable Task Scheduler: orchestrations are kept by a service of their own instead of the storage account of the app.'

import { roleIds } from './roles.bicep'

@description('The name of the scheduler.')
@minLength(3)
@maxLength(64)
param name string

@description('The region of the scheduler.')
@minLength(1)
param location string

@description('The tags of the scheduler.')
param tags object

@description('How it is paid for: by what is done, or by the hour.')
@allowed([
  'Consumption'
  'Dedicated'
])
param sku string

@description('The object id of the identity that runs orchestrations.')
@minLength(36)
@maxLength(36)
param appPrincipalId string

// The name is that of the hub in host.json; a test compares them.
var hubName = 'VaultlineHub'

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    // An empty list lets nobody in. Whoever comes has to sign in with Entra, wherever from.
    ipAllowlist: [
      '0.0.0.0/0'
    ]
    sku: {
      name: sku
      capacity: sku == 'Dedicated' ? 1 : null
    }
  }

  resource hub 'taskHubs' = {
    name: hubName
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: scheduler
  name: guid(scheduler.id, appPrincipalId, roleIds.durableTaskDataContributor)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roleIds.durableTaskDataContributor
    )
  }
}

@description('Where the scheduler answers.')
output endpoint string = scheduler.properties.endpoint
