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

@description('The application id of an app registration: who uses the HTTP functions has to sign in for it, besides knowing a function key. Empty for keys alone.')
@maxLength(36)
param signInClientId string = ''

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

@description('Whether nobody can change or delete an object of the vault for some days: no, in a way that can be undone, or for good. Fixed at the first deployment, but that unlocked can be made locked later.')
@allowed([
  'locked'
  'none'
  'unlocked'
])
param vaultImmutability string = 'none'

@description('For how many days after their creation, where there is immutability.')
@minValue(1)
@maxValue(146000)
param vaultImmutabilityDays int = 30

@description('Whether the account of the vault is encrypted with a key in a Key Vault of this deployment, instead of one that Azure keeps.')
param keyVaultKey bool = false

@description('Whether the account of the vault, and its Key Vault, refuse to be deleted, also by azd down, until their locks are removed.')
param vaultLocked bool = true

@description('How many copies of the state of the app are kept and where: its items, policies and jobs.')
@allowed([
  'Standard_GRS'
  'Standard_LRS'
  'Standard_ZRS'
])
param stateRedundancy string = 'Standard_LRS'

@description('The resource groups in which machines are backed up and restored, their disks, network interfaces and snapshots are kept; empty for all of the subscription.')
param machineResourceGroups string[] = []

@description('The resource group in which restore points and snapshots of machines are kept; made when it is not there. Where machineResourceGroups names groups, it is to be there and among them.')
@minLength(1)
@maxLength(90)
param snapshotResourceGroup string = 'vaultline-snapshots'

@description('The accounts whose page-blob disks are backed up. Those of other subscriptions are given the role by hand.')
param diskAccounts diskAccountType[] = []

@description('Who keeps orchestrations: the storage account of the app, or a Durable Task Scheduler, for thousands of machines.')
@allowed([
  'scheduler'
  'storage'
])
param durableBackend string = 'storage'

@description('How a Durable Task Scheduler is paid for: by what is done, or by the hour.')
@allowed([
  'Consumption'
  'Dedicated'
])
param schedulerSku string = 'Consumption'

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
param blockSize string = '16KiB'

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

@description('After how many days an orchestration that has ended is removed from the task hub. Jobs stay.')
@minValue(1)
@maxValue(9999)
param historyDays int = 30

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

@description('The e-mail addresses that alerts are sent to.')
param alertEmails string[] = []

@description('The HTTPS URL that alerts are posted to; empty for none.')
@maxLength(2048)
@secure()
param alertWebhookUrl string = ''

@description('After how many hours without a backup of an item there is an alert: more than the longest time between two backups of any item.')
@minValue(2)
@maxValue(2000)
param missedBackupHours int = 36

@description('How many parts waiting for six hours on end are an alert.')
@minValue(1)
@maxValue(1000000)
param backlogParts int = 1000

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

module backupIdentity 'app/identity.bicep' = {
  name: 'backup-identity'
  scope: group
  params: {
    name: 'vaultline-backup-${token}'
    location: location
    tags: tags
  }
}

module restoreIdentity 'app/identity.bicep' = {
  name: 'restore-identity'
  scope: group
  params: {
    name: 'vaultline-restore-${token}'
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
    senderPrincipalId: backupIdentity.outputs.principalId
  }
}

module machineRoles 'app/machine-roles.bicep' = {
  name: 'vaultline-machine-roles-${token}'
  params: {
    suffix: token
  }
}

var machineGrants = [
  {
    principalId: backupIdentity.outputs.principalId
    principalType: 'ServicePrincipal'
    roleId: machineRoles.outputs.backupRoleId
  }
  {
    principalId: restoreIdentity.outputs.principalId
    principalType: 'ServicePrincipal'
    roleId: machineRoles.outputs.restoreRoleId
  }
]

module subscriptionAccess 'app/subscription-access.bicep' = if (empty(machineResourceGroups)) {
  name: 'vaultline-subscription-access-${token}'
  params: {
    grants: machineGrants
  }
}

module groupAccess 'app/group-access.bicep' = [for (name, i) in machineResourceGroups: {
  name: 'vaultline-group-access-${i}'
  scope: resourceGroup(name)
  params: {
    grants: machineGrants
  }
}]

module state 'app/state.bicep' = {
  name: 'state'
  scope: group
  params: {
    name: 'vlstate${token}'
    location: location
    tags: tags
    sku: stateRedundancy
    privateOnly: privateNetwork
    appPrincipalId: backupIdentity.outputs.principalId
  }
}

module keyIdentity 'app/identity.bicep' = if (keyVaultKey) {
  name: 'vault-key-identity'
  scope: group
  params: {
    name: 'vaultline-vault-key-${token}'
    location: location
    tags: tags
  }
}

module keyVault 'app/key-vault.bicep' = if (keyVaultKey) {
  name: 'key-vault'
  scope: group
  params: {
    name: 'vlkey${token}'
    location: location
    tags: tags
    storagePrincipalId: keyIdentity!.outputs.principalId
    privateOnly: privateNetwork
    locked: vaultLocked
    auditWorkspaceId: monitoring.outputs.workspaceId
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
    immutability: vaultImmutability
    immutabilityDays: vaultImmutabilityDays
    accountKey: keyVaultKey ? {
      identityId: keyIdentity!.outputs.id
      keyVaultUri: keyVault!.outputs.uri
      keyName: keyVault!.outputs.keyName
    } : null
    locked: vaultLocked
    auditWorkspaceId: monitoring.outputs.workspaceId
    appPrincipalId: backupIdentity.outputs.principalId
    operatorPrincipalId: operatorPrincipalId
    operatorPrincipalType: operatorPrincipalType
  }
}

module diskAccess 'app/disk-access.bicep' = [for (account, i) in diskAccounts: {
  name: 'disk-access-${i}'
  scope: resourceGroup(account.resourceGroup)
  params: {
    accountName: account.name
    appPrincipalId: backupIdentity.outputs.principalId
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

module durableScheduler 'app/durable-scheduler.bicep' = if (durableBackend == 'scheduler') {
  name: 'durable-scheduler'
  scope: group
  params: {
    name: 'vaultline-${token}'
    location: location
    tags: tags
    sku: schedulerSku
    appPrincipalId: backupIdentity.outputs.principalId
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
    backupIdentityId: backupIdentity.outputs.id
    backupClientId: backupIdentity.outputs.clientId
    restoreIdentityId: restoreIdentity.outputs.id
    restoreClientId: restoreIdentity.outputs.clientId
    packageUrl: state.outputs.packageUrl
    blobEndpoint: state.outputs.blobEndpoint
    queueEndpoint: state.outputs.queueEndpoint
    tableEndpoint: state.outputs.tableEndpoint
    vaultUrl: vault.outputs.url
    monitoringConnectionString: monitoring.outputs.connectionString
    schedulerEndpoint: durableBackend == 'scheduler' ? durableScheduler!.outputs.endpoint : null
    signInClientId: signInClientId
    subnetId: privateNetwork ? network!.outputs.functionsSubnetId : null
    blockSize: blockSize
    pointSoftDeleteDays: pointSoftDeleteDays
    partSize: partSize
    pageBlobDiff: pageBlobDiff
    historyDays: historyDays
    snapshotResourceGroup: snapshotResourceGroup
  }
}

module alerts 'app/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    location: location
    tags: tags
    suffix: token
    workspaceId: monitoring.outputs.workspaceId
    accountIds: [
      state.outputs.id
      vault.outputs.id
    ]
    emails: alertEmails
    webhookUrl: alertWebhookUrl
    missedBackupHours: missedBackupHours
    backlogParts: backlogParts
  }
}

module workbook 'app/workbook.bicep' = {
  name: 'workbook'
  scope: group
  params: {
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
  }
}

@description('The region of everything.')
output AZURE_LOCATION string = location

@description('The tenant that the command line signs in to.')
output AZURE_TENANT_ID string = tenant().tenantId

@description('The subscription of everything.')
output AZURE_SUBSCRIPTION_ID string = subscription().subscriptionId

@description('The resource group of everything.')
output AZURE_RESOURCE_GROUP string = group.name

@description('The URL of the vault; the command line takes it from the environment.')
output VAULTLINE_VAULT string = vault.outputs.url

@description('Where the HTTP functions answer.')
output VAULTLINE_SERVER string = app.outputs.url

@description('What the command line asks a token for before it calls the HTTP functions; empty where function keys alone guard them.')
output VAULTLINE_SCOPE string = empty(signInClientId) ? '' : 'api://${signInClientId}/.default'

@description('The name of the function app.')
output VAULTLINE_APP_NAME string = app.outputs.name

@description('The account of the state of the app, to which disks are restored.')
output VAULTLINE_STATE_ACCOUNT string = state.outputs.name

@description('The object id of the identity that backs up, to give it rights in other subscriptions.')
output VAULTLINE_BACKUP_PRINCIPAL_ID string = backupIdentity.outputs.principalId

@description('The object id of the identity that restores, to give it rights in other subscriptions.')
output VAULTLINE_RESTORE_PRINCIPAL_ID string = restoreIdentity.outputs.principalId
