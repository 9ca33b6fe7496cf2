import { Site, nameOf } from '../names.bicep'

metadata description = 'Tells by mail when a month costs more than was meant. A budget stops nothing.'

@description('Which deployment this is.')
param site Site

@description('What a month may cost, in the currency of the billing account.')
param amount int

@description('The first day of the month that it counts from, such as 2026-12-01. Azure refuses to change it.')
param start string

@description('Who is told.')
param emails string[]

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: nameOf('budget', site)
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: start }
    notifications: {
      spent: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: emails
      }
      foreseen: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
      }
    }
  }
}
