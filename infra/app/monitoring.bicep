metadata description = 'Where logs, traces and metrics go: a Log Analytics workspace and Application Insights on it.'

import { roleIds } from './roles.bicep'

@description('The name of the Log Analytics workspace.')
@minLength(4)
@maxLength(63)
param workspaceName string

@description('The name of the Application Insights component.')
@minLength(1)
@maxLength(255)
param componentName string

@description('The region of both.')
@minLength(1)
param location string

@description('The tags of both.')
param tags object

@description('How many days logs are kept.')
@minValue(30)
@maxValue(730)
param retentionDays int

@description('After how many GB logs of a day are dropped; -1 for never.')
@minValue(-1)
@maxValue(1000)
param dailyCapGb int

@description('The object id of the identity that may send telemetry.')
@minLength(36)
@maxLength(36)
param senderPrincipalId string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    workspaceCapping: {
      dailyQuotaGb: dailyCapGb
    }
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: componentName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    // Telemetry needs an identity, so that the connection string is an address and no secret.
    DisableLocalAuth: true
    WorkspaceResourceId: workspace.id
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: component
  name: guid(component.id, senderPrincipalId, roleIds.monitoringMetricsPublisher)
  properties: {
    principalId: senderPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roleIds.monitoringMetricsPublisher
    )
  }
}

@description('The resource id of the workspace, for diagnostic settings.')
output workspaceId string = workspace.id

@description('The address that the app sends its telemetry to.')
output connectionString string = component.properties.ConnectionString
