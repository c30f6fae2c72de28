metadata description = 'Lets the function app take, read and delete snapshots of the page blobs of an account that is there already.'

import { roleIds } from './roles.bicep'

@description('The name of the account that holds the disks.')
@minLength(3)
@maxLength(24)
param accountName string

@description('The object id of the identity that storage is used under.')
@minLength(36)
@maxLength(36)
param appPrincipalId string

resource disks 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: disks
  name: guid(disks.id, appPrincipalId, roleIds.storageBlobDataContributor)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roleIds.storageBlobDataContributor
    )
  }
}
