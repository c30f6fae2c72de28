metadata description = 'Lets identities use the machines of one resource group.'

import { grantType } from './roles.bicep'

@description('Who gets which role.')
param grants grantType[]

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for grant in grants: {
  scope: resourceGroup()
  name: guid(resourceGroup().id, grant.principalId, grant.roleId)
  properties: {
    principalId: grant.principalId
    principalType: grant.principalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', grant.roleId)
  }
}]
