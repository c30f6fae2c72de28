metadata description = 'A storage account that only Entra identities can use: its containers, queues and tables, who may use it, and how it guards against loss.'

import { grantType } from './roles.bicep'

@export()
@description('The key that Azure Storage encrypts an account with, instead of one of its own.')
type accountKeyType = {
  @description('The resource id of the identity that the key is asked for under.')
  identityId: string

  @description('The URI of the Key Vault.')
  keyVaultUri: string

  @description('The name of the key.')
  keyName: string
}

@description('The name of the account; unique in all of Azure.')
@minLength(3)
@maxLength(24)
param name string

@description('The region of the account.')
@minLength(1)
param location string

@description('The tags of the account.')
param tags object

@description('How many copies are kept and where.')
@allowed([
  'Standard_GRS'
  'Standard_LRS'
  'Standard_ZRS'
])
param sku string

@description('The access tier of its blobs.')
@allowed([
  'Cool'
  'Hot'
])
param accessTier string = 'Hot'

@description('Whether the account is reached through private endpoints alone.')
param privateOnly bool

@description('The containers of the account.')
@minLength(1)
param containers string[]

@description('The queues of the account.')
param queues string[] = []

@description('The tables of the account.')
param tables string[] = []

@description('Who may use the account.')
param grants grantType[]

@description('For how many days deleted blobs and containers can be brought back.')
@minValue(1)
@maxValue(365)
param softDeleteDays int

@description('Whether an overwritten or deleted blob stays as a version until the lifecycle deletes it.')
param versioning bool = false

@description('Whether versions cannot be changed or deleted for some days after their creation, and whether that can be undone. It needs versioning.')
@allowed([
  'locked'
  'none'
  'unlocked'
])
param immutability string = 'none'

@description('For how many days, where there is immutability.')
@minValue(1)
@maxValue(146000)
param immutabilityDays int = 1

@description('The key that the account is encrypted with; absent for one of Azure.')
param accountKey accountKeyType?

@description('Whether the account refuses to be deleted until its lock is removed.')
param locked bool = false

@description('The Log Analytics workspace that learns of each access to a blob; absent for none.')
@minLength(1)
param auditWorkspaceId string?

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  identity: accountKey == null ? null : {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${accountKey!.identityId}': {}
    }
  }
  properties: {
    accessTier: accessTier
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    encryption: accountKey == null ? null : {
      keySource: 'Microsoft.Keyvault'
      identity: {
        userAssignedIdentity: accountKey!.identityId
      }
      // Without a version, so that a rotated key is taken up.
      keyvaultproperties: {
        keyvaulturi: accountKey!.keyVaultUri
        keyname: accountKey!.keyName
      }
    }
    // Only a new account can be given this.
    immutableStorageWithVersioning: immutability == 'none' ? null : {
      enabled: true
      immutabilityPolicy: {
        allowProtectedAppendWrites: false
        immutabilityPeriodSinceCreationInDays: immutabilityDays
        // Azure lets a policy begin unlocked only, and lets nobody unlock one that was locked.
        state: immutability == 'locked' ? 'Locked' : 'Unlocked'
      }
    }
    minimumTlsVersion: 'TLS1_2'
    networkAcls: {
      bypass: 'None'
      defaultAction: privateOnly ? 'Deny' : 'Allow'
    }
    publicNetworkAccess: privateOnly ? 'Disabled' : 'Enabled'
    supportsHttpsTrafficOnly: true
  }

  resource blobService 'blobServices' = {
    name: 'default'
    properties: {
      containerDeleteRetentionPolicy: {
        enabled: true
        days: softDeleteDays
      }
      deleteRetentionPolicy: {
        enabled: true
        days: softDeleteDays
        // Otherwise whoever may delete could delete for good.
        allowPermanentDelete: false
      }
      isVersioningEnabled: versioning
    }

    resource blobContainers 'containers' = [for container in containers: {
      name: container
      properties: {
        publicAccess: 'None'
      }
    }]
  }

  resource queueService 'queueServices' = if (!empty(queues)) {
    name: 'default'

    resource accountQueues 'queues' = [for queue in queues: {
      name: queue
    }]
  }

  resource tableService 'tableServices' = if (!empty(tables)) {
    name: 'default'

    resource accountTables 'tables' = [for table in tables: {
      name: table
    }]
  }

  // What was deleted stays as a version. This ends it a day or two later, and soft delete keeps it
  // for its days from then on; without it, swept data would be stored and paid for without end.
  resource lifecycle 'managementPolicies' = if (versioning) {
    name: 'default'
    properties: {
      policy: {
        rules: [
          {
            name: 'delete-previous-versions'
            type: 'Lifecycle'
            enabled: true
            definition: {
              filters: {
                blobTypes: [
                  'blockBlob'
                ]
              }
              actions: {
                version: {
                  delete: {
                    daysAfterCreationGreaterThan: 1
                  }
                }
              }
            }
          }
        ]
      }
    }
  }
}

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for grant in grants: {
  scope: account
  name: guid(account.id, grant.principalId, grant.roleId)
  properties: {
    principalId: grant.principalId
    principalType: grant.principalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', grant.roleId)
  }
}]

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: account
  name: 'holds-backups'
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds backups. Remove this lock only to delete all of them.'
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (auditWorkspaceId != null) {
  scope: account::blobService
  name: 'audit'
  properties: {
    workspaceId: auditWorkspaceId
    logs: [for category in ['StorageRead', 'StorageWrite', 'StorageDelete']: {
      category: category
      enabled: true
    }]
  }
}

@description('The resource id, for private endpoints.')
output id string = account.id

@description('The name of the account.')
output name string = account.name

@description('The endpoint of Blob storage, with a slash at its end.')
output blobEndpoint string = account.properties.primaryEndpoints.blob

@description('The endpoint of Queue storage, with a slash at its end.')
output queueEndpoint string = account.properties.primaryEndpoints.queue

@description('The endpoint of Table storage, with a slash at its end.')
output tableEndpoint string = account.properties.primaryEndpoints.table
