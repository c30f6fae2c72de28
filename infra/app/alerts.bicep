metadata description = 'What is told to people without their asking: alerts on the metrics of the app and of its storage. The name of each is that of its section in docs/operations.md.'

@description('The region of the alerts on logs; it must be that of the workspace.')
@minLength(1)
param location string

@description('The tags of everything.')
param tags object

@description('The part of every name that tells this deployment from others.')
@minLength(3)
@maxLength(40)
param suffix string

@description('The Log Analytics workspace that the app sends its metrics to.')
@minLength(1)
param workspaceId string

@description('The storage accounts whose throttling is told.')
@minLength(1)
param accountIds string[]

@description('The e-mail addresses that alerts are sent to.')
param emails string[]

@description('The HTTPS URL that alerts are posted to; empty for none.')
@maxLength(2048)
@secure()
param webhookUrl string

@description('After how many hours without a backup an item counts as missed.')
@minValue(2)
@maxValue(2000)
param missedBackupHours int

@description('How many parts waiting for six hours on end are a backlog.')
@minValue(1)
@maxValue(1000000)
param backlogParts int

var runbook = 'What to do: docs/operations.md#'

// Severities: 0 critical, 1 error, 2 warning, 3 for information.
var logAlerts = [
  {
    name: 'missed-backup'
    says: 'An item has had no backup for ${missedBackupHours} hours.'
    severity: 1
    query: loadTextContent('alerts/missed-backup.kql')
    column: 'AgeSeconds'
    aggregation: 'Maximum'
    dimension: 'Item'
    operator: 'GreaterThan'
    threshold: missedBackupHours * 3600
    window: 'PT1H'
    frequency: 'PT30M'
  }
  {
    name: 'app-silent'
    says: 'The function ScheduleTick has not run for an hour, so that no backup is started.'
    severity: 1
    query: loadTextContent('alerts/app-silent.kql')
    column: ''
    aggregation: 'Count'
    dimension: ''
    operator: 'LessThan'
    threshold: 1
    window: 'PT1H'
    frequency: 'PT15M'
  }
  {
    name: 'failed-job'
    says: 'A job failed.'
    severity: 2
    query: loadTextContent('alerts/failed-job.kql')
    column: 'Jobs'
    aggregation: 'Total'
    dimension: 'Kind'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT15M'
    frequency: 'PT15M'
  }
  {
    name: 'transfer-backlog'
    says: 'For six hours there were always more than ${backlogParts} parts to transfer.'
    severity: 2
    query: loadTextContent('alerts/transfer-backlog.kql')
    column: 'Parts'
    aggregation: 'Minimum'
    dimension: ''
    operator: 'GreaterThan'
    threshold: backlogParts
    window: 'PT6H'
    frequency: 'PT1H'
  }
  {
    name: 'poisoned-part'
    says: 'A part was given up after its last try.'
    severity: 2
    query: loadTextContent('alerts/poisoned-part.kql')
    column: 'Parts'
    aggregation: 'Total'
    dimension: ''
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT15M'
    frequency: 'PT15M'
  }
  {
    name: 'damage-found'
    says: 'A verification found damaged objects in the vault.'
    severity: 0
    query: loadTextContent('alerts/damage-found.kql')
    column: 'Objects'
    aggregation: 'Total'
    dimension: ''
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT15M'
    frequency: 'PT15M'
  }
  {
    name: 'azure-throttling'
    says: 'Azure refused one kind of operation more than a hundred times in an hour, because there were too many.'
    severity: 3
    query: loadTextContent('alerts/azure-throttling.kql')
    column: 'Answers'
    aggregation: 'Total'
    dimension: 'Operation'
    operator: 'GreaterThan'
    threshold: 100
    window: 'PT1H'
    frequency: 'PT1H'
  }
  {
    name: 'snapshot-limit'
    says: 'A disk has more than 400 snapshots; Azure allows 500.'
    severity: 2
    query: loadTextContent('alerts/snapshot-limit.kql')
    column: 'Snapshots'
    aggregation: 'Maximum'
    dimension: 'Disk'
    operator: 'GreaterThan'
    threshold: 400
    window: 'PT1H'
    frequency: 'PT1H'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'vaultline-alerts-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'vaultline'
    emailReceivers: [for (email, i) in emails: {
      name: 'email-${i}'
      emailAddress: email
      useCommonAlertSchema: true
    }]
    webhookReceivers: empty(webhookUrl) ? [] : [
      {
        name: 'webhook'
        serviceUri: webhookUrl
        useCommonAlertSchema: true
      }
    ]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for alert in logAlerts: {
  name: '${alert.name}-${suffix}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'Vaultline: ${alert.name}'
    description: '${alert.says} ${runbook}${alert.name}'
    severity: alert.severity
    enabled: true
    scopes: [
      workspaceId
    ]
    windowSize: alert.window
    evaluationFrequency: alert.frequency
    autoMitigate: true
    // A table is there only once something was sent to it.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: alert.query
          metricMeasureColumn: empty(alert.column) ? null : alert.column
          timeAggregation: alert.aggregation
          dimensions: empty(alert.dimension) ? [] : [
            {
              name: alert.dimension
              operator: 'Include'
              values: [
                '*'
              ]
            }
          ]
          operator: alert.operator
          threshold: alert.threshold
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}]

resource throttling 'Microsoft.Insights/metricAlerts@2018-03-01' = [for accountId in accountIds: {
  name: 'storage-throttling-${last(split(accountId, '/'))}'
  location: 'global'
  tags: tags
  properties: {
    description: 'A storage account refuses requests because there are too many. ${runbook}storage-throttling'
    severity: 3
    enabled: true
    scopes: [
      accountId
    ]
    windowSize: 'PT15M'
    evaluationFrequency: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'throttled'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'Transactions'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 100
          dimensions: [
            {
              name: 'ResponseType'
              operator: 'Include'
              values: [
                'ClientAccountBandwidthThrottlingError'
                'ClientAccountRequestThrottlingError'
                'ClientThrottlingError'
                'ServerBusyError'
              ]
            }
          ]
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}]
