metadata description = 'The built-in roles that are assigned, and how a module is told who gets one.'

// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
@export()
@description('The ids of the built-in roles that are assigned.')
var roleIds = {
  durableTaskDataContributor: '0ad04412-c4d5-4796-b79c-f76d14c8d402'
  keyVaultCryptoServiceEncryptionUser: 'e147488a-f6f5-4113-8e2d-b22465e65bf6'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

@export()
@description('Who gets a role.')
type grantType = {
  @description('The object id of the identity, person or group.')
  principalId: string

  @description('What the principal is; without it, a new identity may not be found in time.')
  principalType: 'Group' | 'ServicePrincipal' | 'User'

  @description('The id of the role.')
  roleId: string
}
