metadata description = 'A Key Vault with the key that Azure Storage encrypts the account of the vault with, and who may use that key.'

import { roleIds } from './roles.bicep'

@description('The name of the Key Vault; unique in all of Azure.')
@minLength(3)
@maxLength(24)
param name string

@description('The region of the Key Vault.')
@minLength(1)
param location string

@description('The tags of the Key Vault.')
param tags object

@description('The object id of the identity that Azure Storage asks for the key under.')
@minLength(36)
@maxLength(36)
param storagePrincipalId string

@description('Whether only services of Azure reach it.')
param privateOnly bool

@description('Whether it refuses to be deleted until its lock is removed.')
param locked bool

@description('The Log Analytics workspace that learns of each use of the key.')
@minLength(1)
param auditWorkspaceId string

resource keyVault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    accessPolicies: []
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // Without the key nothing in the vault can be read: nobody may purge it, whatever rights they have.
    enablePurgeProtection: true
    networkAcls: {
      // Azure Storage asks for the key from outside any network of this subscription.
      bypass: 'AzureServices'
      defaultAction: privateOnly ? 'Deny' : 'Allow'
    }
    publicNetworkAccess: 'Enabled'
  }

  // It has no end of validity: a key that expired would lock the backups up.
  resource key 'keys' = {
    name: 'vault-account'
    properties: {
      kty: 'RSA'
      keySize: 3072
      keyOps: [
        'unwrapKey'
        'wrapKey'
      ]
      rotationPolicy: {
        lifetimeActions: [
          {
            action: {
              type: 'rotate'
            }
            trigger: {
              timeAfterCreate: 'P1Y'
            }
          }
        ]
      }
    }
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: keyVault
  name: guid(keyVault.id, storagePrincipalId, roleIds.keyVaultCryptoServiceEncryptionUser)
  properties: {
    principalId: storagePrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roleIds.keyVaultCryptoServiceEncryptionUser
    )
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: keyVault
  name: 'holds-the-key-of-backups'
  properties: {
    level: 'CanNotDelete'
    notes: 'Backups cannot be read without the key in it.'
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: keyVault
  name: 'audit'
  properties: {
    workspaceId: auditWorkspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

@description('The URI of the Key Vault.')
output uri string = keyVault.properties.vaultUri

@description('The name of the key; the newest version is used.')
output keyName string = keyVault::key.name
