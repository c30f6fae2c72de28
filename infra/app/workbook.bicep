metadata description = 'A page in the portal that shows how backups are getting on.'

@description('The region of the workbook.')
@minLength(1)
param location string

@description('The tags of the workbook.')
param tags object

@description('The Log Analytics workspace that the app sends its metrics to.')
@minLength(1)
param workspaceId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  // Azure asks for a name of this form.
  name: guid(workspaceId, 'vaultline-workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Vaultline'
    category: 'workbook'
    version: 'Notebook/1.0'
    sourceId: workspaceId
    serializedData: loadTextContent('workbook.json')
  }
}
