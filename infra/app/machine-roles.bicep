metadata description = 'What the two identities may do with machines: a custom role for each, of exactly the actions that the code uses under it.'

targetScope = 'subscription'

@description('What tells the names of these roles from those of other deployments; they are unique in the tenant.')
@minLength(3)
@maxLength(40)
param suffix string

// The lists are those of ComputeOperation in the code; a test compares them.
var backupActions = [
  'Microsoft.Compute/disks/beginGetAccess/action'
  'Microsoft.Compute/disks/read'
  'Microsoft.Compute/locations/diskOperations/read'
  'Microsoft.Compute/locations/operations/read'
  'Microsoft.Compute/restorePointCollections/delete'
  'Microsoft.Compute/restorePointCollections/read'
  'Microsoft.Compute/restorePointCollections/restorePoints/delete'
  'Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints/beginGetAccess/action'
  'Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints/endGetAccess/action'
  'Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints/read'
  'Microsoft.Compute/restorePointCollections/restorePoints/read'
  'Microsoft.Compute/restorePointCollections/restorePoints/write'
  'Microsoft.Compute/restorePointCollections/write'
  'Microsoft.Compute/snapshots/beginGetAccess/action'
  'Microsoft.Compute/snapshots/delete'
  'Microsoft.Compute/snapshots/endGetAccess/action'
  'Microsoft.Compute/snapshots/read'
  'Microsoft.Compute/snapshots/write'
  'Microsoft.Compute/virtualMachines/read'
  'Microsoft.Resources/subscriptions/resourceGroups/read'
  'Microsoft.Resources/subscriptions/resourceGroups/write'
]
var restoreActions = [
  'Microsoft.Compute/disks/beginGetAccess/action'
  'Microsoft.Compute/disks/delete'
  'Microsoft.Compute/disks/endGetAccess/action'
  'Microsoft.Compute/disks/read'
  'Microsoft.Compute/disks/write'
  'Microsoft.Compute/locations/diskOperations/read'
  'Microsoft.Compute/locations/operations/read'
  'Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints/beginGetAccess/action'
  'Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints/read'
  'Microsoft.Compute/restorePointCollections/restorePoints/read'
  'Microsoft.Compute/snapshots/beginGetAccess/action'
  'Microsoft.Compute/snapshots/read'
  'Microsoft.Compute/virtualMachines/attachDetachDataDisks/action'
  'Microsoft.Compute/virtualMachines/deallocate/action'
  'Microsoft.Compute/virtualMachines/delete'
  'Microsoft.Compute/virtualMachines/read'
  'Microsoft.Compute/virtualMachines/start/action'
  'Microsoft.Compute/virtualMachines/write'
  'Microsoft.Network/networkInterfaces/join/action'
  'Microsoft.Network/networkInterfaces/write'
  'Microsoft.Network/virtualNetworks/subnets/join/action'
  'Microsoft.Resources/subscriptions/resourceGroups/read'
]

resource backupRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, suffix, 'backup')
  properties: {
    roleName: 'Vaultline backup ${suffix}'
    description: 'Finds machines; takes, reads and deletes snapshots and restore points of their disks.'
    type: 'CustomRole'
    assignableScopes: [
      subscription().id
    ]
    permissions: [
      {
        actions: backupActions
      }
    ]
  }
}

resource restoreRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, suffix, 'restore')
  properties: {
    roleName: 'Vaultline restore ${suffix}'
    description: 'Makes and fills disks, makes machines, and swaps the disks of machines.'
    type: 'CustomRole'
    assignableScopes: [
      subscription().id
    ]
    permissions: [
      {
        actions: restoreActions
      }
    ]
  }
}

@description('The id of the role for backups.')
output backupRoleId string = backupRole.name

@description('The id of the role for restores.')
output restoreRoleId string = restoreRole.name
