metadata description = 'Vaultline in a resource group of its own: the function app, its state, the vault, and what watches them.'

targetScope = 'subscription'

@export()
@description('A storage account that holds page-blob disks to back up.')
type diskAccountType = {
  @description('The resource group of the account, in this subscription.')
  resourceGroup: string

  @description('The name of the account.')
  name: string
}

@description('The name of the azd environment; part of the name of the resource group.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('The region of everything, the vault included; one where Flex Consumption is offered.')
@minLength(1)
@metadata({ azd: { type: 'location' } })
param location string

@description('The object id of the person or group that may list, verify and restore with the command line; empty for nobody.')
@maxLength(36)
param operatorPrincipalId string = ''

@description('What the operator is.')
@allowed([
  'Group'
  'ServicePrincipal'
  'User'
])
param operatorPrincipalType string = 'User'

@description('How many copies of the vault are kept and where. To change it once there are backups is a conversion by Azure.')
@allowed([
  'Standard_GRS'
  'Standard_LRS'
  'Standard_ZRS'
])
param vaultRedundancy string = 'Standard_GRS'

@description('The access tier of the vault. Cool is cheaper to keep and dearer to write and read, and bills at least 30 days.')
@allowed([
  'Cool'
  'Hot'
])
param vaultAccessTier string = 'Hot'

@description('For how many days Azure itself can bring back what was deleted in the vault.')
@minValue(7)
@maxValue(365)
param vaultSoftDeleteDays int = 14

@description('For how many days after its creation no object of the vault can be changed or deleted by anybody; 0 for none. Fixed at the first deployment.')
@minValue(0)
@maxValue(146000)
param vaultImmutabilityDays int = 0

@description('Whether the account of the vault refuses to be deleted, also by azd down, until its lock is removed.')
param vaultLocked bool = true

@description('How many copies of the state of the app are kept and where: its items, policies and jobs.')
@allowed([
  'Standard_GRS'
  'Standard_LRS'
  'Standard_ZRS'
])
param stateRedundancy string = 'Standard_LRS'

@description('The accounts whose page-blob disks are backed up. Those of other subscriptions are given the role by hand.')
param diskAccounts diskAccountType[] = []

@description('The Java version that the app runs on.')
@allowed([
  '17'
  '21'
])
param javaVersion string = '17'

@description('The memory of an instance in MB.')
@allowed([
  2048
  4096
])
param instanceMemoryMb int = 2048

@description('How many instances there can be at a time; each transfers four parts at once.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

@description('The unit of the map of a vault that is created: a power of two from 16KiB to 1MiB.')
@allowed([
  '16KiB'
  '32KiB'
  '64KiB'
  '128KiB'
  '256KiB'
  '512KiB'
  '1MiB'
])
param blockSize string = '32KiB'

@description('For how many days Vaultline can bring back a deleted recovery point, of a vault that is created.')
@minValue(0)
@maxValue(180)
param pointSoftDeleteDays int = 14

@description('About how many bytes one queue message transfers, such as 512MiB or 2GiB.')
@minLength(4)
@maxLength(12)
param partSize string = '2GiB'

@description('Whether the page-range difference of Blob storage is relied on. When untrusted, all that is in use is read and compared.')
@allowed([
  'trusted'
  'untrusted'
])
param pageBlobDiff string = 'trusted'

@description('Whether the app reaches its storage, and the vault is reached, through private endpoints alone.')
param privateNetwork bool = false

@description('The address range of the network when it is private, of a /24 or wider.')
@minLength(9)
@maxLength(18)
param networkAddressPrefix string = '10.70.0.0/24'

@description('How many days logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('After how many GB logs of a day are dropped; -1 for never.')
@minValue(-1)
@maxValue(1000)
param logDailyCapGb int = 5

var serviceName = 'functions'
var token = uniqueString(subscription().id, environmentName, location)
var tags = {
  'azd-env-name': environmentName
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-vaultline-${environmentName}'
  location: location
  tags: tags
}

module identity 'app/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: 'vaultline-app-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'app/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: 'vaultline-logs-${token}'
    componentName: 'vaultline-insights-${token}'
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
    senderPrincipalId: identity.outputs.principalId
  }
}

module state 'app/state.bicep' = {
  name: 'state'
  scope: group
  params: {
    name: 'vlstate${token}'
    location: location
    tags: tags
    sku: stateRedundancy
    privateOnly: privateNetwork
    appPrincipalId: identity.outputs.principalId
  }
}

module vault 'app/vault.bicep' = {
  name: 'vault'
  scope: group
  params: {
    name: 'vlvault${token}'
    location: location
    tags: tags
    sku: vaultRedundancy
    accessTier: vaultAccessTier
    privateOnly: privateNetwork
    softDeleteDays: vaultSoftDeleteDays
    immutabilityDays: vaultImmutabilityDays
    locked: vaultLocked
    auditWorkspaceId: monitoring.outputs.workspaceId
    appPrincipalId: identity.outputs.principalId
    operatorPrincipalId: operatorPrincipalId
    operatorPrincipalType: operatorPrincipalType
  }
}

module diskAccess 'app/disk-access.bicep' = [for (account, i) in diskAccounts: {
  name: 'disk-access-${i}'
  scope: resourceGroup(account.resourceGroup)
  params: {
    accountName: account.name
    appPrincipalId: identity.outputs.principalId
  }
}]

module network 'app/network.bicep' = if (privateNetwork) {
  name: 'network'
  scope: group
  params: {
    name: 'vaultline-${token}'
    location: location
    tags: tags
    addressPrefix: networkAddressPrefix
    storageServices: [
      { accountId: state.outputs.id, accountName: state.outputs.name, service: 'blob' }
      { accountId: state.outputs.id, accountName: state.outputs.name, service: 'queue' }
      { accountId: state.outputs.id, accountName: state.outputs.name, service: 'table' }
      { accountId: vault.outputs.id, accountName: vault.outputs.name, service: 'blob' }
    ]
  }
}

module app 'app/function-app.bicep' = {
  name: 'function-app'
  scope: group
  params: {
    name: 'vaultline-${token}'
    planName: 'vaultline-plan-${token}'
    location: location
    tags: tags
    serviceName: serviceName
    javaVersion: javaVersion
    instanceMemoryMb: instanceMemoryMb
    maximumInstances: maximumInstances
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    packageUrl: state.outputs.packageUrl
    blobEndpoint: state.outputs.blobEndpoint
    queueEndpoint: state.outputs.queueEndpoint
    tableEndpoint: state.outputs.tableEndpoint
    vaultUrl: vault.outputs.url
    monitoringConnectionString: monitoring.outputs.connectionString
    subnetId: privateNetwork ? network!.outputs.functionsSubnetId : null
    blockSize: blockSize
    pointSoftDeleteDays: pointSoftDeleteDays
    partSize: partSize
    pageBlobDiff: pageBlobDiff
  }
}

@description('The region of everything.')
output AZURE_LOCATION string = location

@description('The resource group of everything.')
output AZURE_RESOURCE_GROUP string = group.name

@description('The URL of the vault; the command line takes it from the environment.')
output VAULTLINE_VAULT string = vault.outputs.url

@description('Where the HTTP functions answer.')
output VAULTLINE_SERVER string = app.outputs.url

@description('The name of the function app.')
output VAULTLINE_APP_NAME string = app.outputs.name

@description('The account of the state of the app, to which disks are restored.')
output VAULTLINE_STATE_ACCOUNT string = state.outputs.name

@description('The object id of the identity of the app, to give it rights on disks elsewhere.')
output VAULTLINE_APP_PRINCIPAL_ID string = identity.outputs.principalId
