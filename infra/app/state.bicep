metadata description = 'The storage account of the function app: its package, the state of the pipeline, the transfer queue, the durable task hub, and disks that were restored.'

import { roleIds } from './roles.bicep'

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

@description('Whether the account is reached through private endpoints alone.')
param privateOnly bool

@description('The object id of the identity that storage is used under.')
@minLength(36)
@maxLength(36)
param appPrincipalId string

// The names are those of the code; a test compares them.
var packageContainer = 'app-package'
var queueNames = [
  'vaultline-transfer'
  'vaultline-transfer-poison'
]
var tableNames = [
  'VaultlineItems'
  'VaultlineJobs'
  'VaultlineParts'
  'VaultlinePoints'
  'VaultlinePolicies'
]

// The Functions host and Durable Functions ask for these three.
var appRoles = [
  roleIds.storageBlobDataOwner
  roleIds.storageQueueDataContributor
  roleIds.storageTableDataContributor
]

module account 'storage-account.bicep' = {
  name: 'state-account'
  params: {
    name: name
    location: location
    tags: tags
    sku: sku
    privateOnly: privateOnly
    containers: [
      packageContainer
    ]
    queues: queueNames
    tables: tableNames
    softDeleteDays: 7
    grants: [for role in appRoles: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleId: role
    }]
  }
}

@description('The resource id, for private endpoints.')
output id string = account.outputs.id

@description('The name of the account.')
output name string = account.outputs.name

@description('The endpoint of Blob storage.')
output blobEndpoint string = account.outputs.blobEndpoint

@description('The endpoint of Queue storage.')
output queueEndpoint string = account.outputs.queueEndpoint

@description('The endpoint of Table storage.')
output tableEndpoint string = account.outputs.tableEndpoint

@description('The URL of the container that the app is deployed from.')
output packageUrl string = '${account.outputs.blobEndpoint}${packageContainer}'
