metadata description = 'A virtual network for the function app, and private endpoints through which it reaches its storage accounts.'

@export()
@description('A service of a storage account that gets a private endpoint.')
type storageServiceType = {
  @description('The resource id of the account.')
  accountId: string

  @description('The name of the account.')
  accountName: string

  @description('The service.')
  service: 'blob' | 'queue' | 'table'
}

@description('The name of the virtual network.')
@minLength(2)
@maxLength(64)
param name string

@description('The region of the network.')
@minLength(1)
param location string

@description('The tags of everything in it.')
param tags object

@description('The address range of the network; at most a /24, for it holds two subnets of a /26 and room.')
@minLength(9)
@maxLength(18)
param addressPrefix string

@description('The services that are reached privately.')
@minLength(1)
param storageServices storageServiceType[]

var zoneServices = [
  'blob'
  'queue'
  'table'
]

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        addressPrefix
      ]
    }
    subnets: [
      {
        name: 'functions'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 0)
          delegations: [
            {
              name: 'flex-consumption'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'private-endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 1)
          privateEndpointNetworkPolicies: 'Enabled'
        }
      }
    ]
  }

  resource functions 'subnets' existing = {
    name: 'functions'
  }

  resource endpoints 'subnets' existing = {
    name: 'private-endpoints'
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [for service in zoneServices: {
  name: 'privatelink.${service}.${environment().suffixes.storage}'
  location: 'global'
  tags: tags
}]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (service, i) in zoneServices: {
  parent: zones[i]
  name: name
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: network.id
    }
  }
}]

resource privateEndpoints 'Microsoft.Network/privateEndpoints@2025-05-01' = [for item in storageServices: {
  name: '${item.accountName}-${item.service}'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: network::endpoints.id
    }
    privateLinkServiceConnections: [
      {
        name: item.service
        properties: {
          privateLinkServiceId: item.accountId
          groupIds: [
            item.service
          ]
        }
      }
    ]
  }
}]

resource zoneGroups 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = [for (item, i) in storageServices: {
  parent: privateEndpoints[i]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: item.service
        properties: {
          privateDnsZoneId: zones[indexOf(zoneServices, item.service)].id
        }
      }
    ]
  }
}]

@description('The subnet that the function app sends from.')
output functionsSubnetId string = network::functions.id
