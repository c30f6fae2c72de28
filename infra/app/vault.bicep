metadata description = 'The storage account of the vault, apart from the app: whoever replaces or deletes the app does not touch the backups.'

import { roleIds } from './roles.bicep'
import { accountKeyType } from './storage-account.bicep'

@description('The name of the account; unique in all of Azure.')
@minLength(3)
@maxLength(24)
param name string

@description('The region of the vault.')
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

@description('The access tier of what is backed up.')
@allowed([
  'Cool'
  'Hot'
])
param accessTier string

@description('Whether the account is reached through private endpoints alone.')
param privateOnly bool

@description('For how many days a deleted blob can be brought back, below Vaultline, by Azure itself.')
@minValue(7)
@maxValue(365)
param softDeleteDays int

@description('Whether stored objects cannot be changed or deleted by anybody for some days, and whether that can be undone.')
@allowed([
  'locked'
  'none'
  'unlocked'
])
param immutability string

@description('For how many days after their creation, where there is immutability.')
@minValue(1)
@maxValue(146000)
param immutabilityDays int

@description('The key that the account is encrypted with; absent for one of Azure.')
param accountKey accountKeyType?

@description('Whether the account refuses to be deleted until its lock is removed.')
param locked bool

@description('The Log Analytics workspace that learns of each access to the vault.')
@minLength(1)
param auditWorkspaceId string

@description('The object id of the identity that backups are written, and storage is used, under.')
@minLength(36)
@maxLength(36)
param appPrincipalId string

@description('The object id of the person or group that may list, verify and restore with the command line; empty for nobody.')
@maxLength(36)
param operatorPrincipalId string

@description('What the operator is.')
@allowed([
  'Group'
  'ServicePrincipal'
  'User'
])
param operatorPrincipalType string

// The name is that of the code; a test compares it.
var vaultContainer = 'vaultline-vault'

// A contributor deletes blobs, but not the versions that deleted blobs leave, nor a policy.
var appGrants = [
  {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleId: roleIds.storageBlobDataContributor
  }
]
var operatorGrants = empty(operatorPrincipalId) ? [] : [
  {
    principalId: operatorPrincipalId
    principalType: operatorPrincipalType
    roleId: roleIds.storageBlobDataReader
  }
]

module account 'storage-account.bicep' = {
  name: 'vault-account'
  params: {
    name: name
    location: location
    tags: tags
    sku: sku
    accessTier: accessTier
    privateOnly: privateOnly
    containers: [
      vaultContainer
    ]
    softDeleteDays: softDeleteDays
    versioning: true
    immutability: immutability
    immutabilityDays: immutabilityDays
    accountKey: accountKey
    locked: locked
    auditWorkspaceId: auditWorkspaceId
    grants: concat(appGrants, operatorGrants)
  }
}

@description('The resource id, for private endpoints.')
output id string = account.outputs.id

@description('The name of the account.')
output name string = account.outputs.name

@description('The URL of the vault, as the app and the command line take it.')
output url string = '${account.outputs.blobEndpoint}${vaultContainer}'
