// What PSRule evaluates main.bicep with; azd takes main.parameters.json.
using 'main.bicep'

param environmentName = 'rules'
param location = 'westeurope'
