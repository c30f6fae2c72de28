metadata description = 'An identity. It is made first and stays when what runs under it is replaced, so that rights given to it, also by hand, stay too.'

@description('The name of the identity.')
@minLength(3)
@maxLength(128)
param name string

@description('The region of the identity.')
@minLength(1)
param location string

@description('The tags of the identity.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('The resource id, by which a resource is given the identity.')
output id string = identity.id

@description('The client id, by which the app asks for the identity.')
output clientId string = identity.properties.clientId

@description('The object id, to which roles are assigned.')
output principalId string = identity.properties.principalId
