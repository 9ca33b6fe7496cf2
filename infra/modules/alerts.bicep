import { Site, nameOf } from '../names.bicep'
import { queueFunctions, queues, timerFunctions } from '../application.bicep'

metadata description = 'What wakes somebody: each rule says what to do in its description. They look each quarter of an hour, which costs a third of looking each five minutes.'

@description('Which deployment this is.')
param site Site

@description('The address of the site.')
param origin string

@description('Who is told.')
param emails string[]

@description('Whether /healthz is asked from outside. It costs, and it keeps the application from sleeping.')
param availabilityTest bool

@description('From how many milliseconds on the slowest in twenty pages are too slow.')
param slowAfter int

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: nameOf('log', site)
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: nameOf('appi', site)
}

var poisonRules = map(queues, queue => {
  name: 'poison-${queue}'
  description: 'A message of the queue "${queue}" failed five times or can not be read. Within five minutes it stands on the desk\'s page of mails with the reason; send it again there, or remove it: README.md, "Poison messages".'
  severity: 1
  query: 'StorageQueueLogs | where OperationName == "PutMessage" and StatusCode == "201" and Uri has "/${queue}-poison/"'
})

// Requests are named "SendMail" by the host and "function SendMail" by the worker.
var queueRules = map(queueFunctions, each => {
  name: 'failures-${each.name}'
  description: '${each.name} fails at messages of the queue "${each.queue}". They are tried five times; look at the exceptions of the operation before that.'
  severity: 2
  query: 'AppRequests | where Name has "${each.name}" and Success == false | summarize Failures = count() by OperationName | where Failures >= 5'
})

var rules = concat(poisonRules, queueRules, [
  {
    name: 'failures-timers'
    description: 'A function that a clock starts fails: mails are not queued again, messages that were given up are not shown, reminders are not sent, or files are not swept.'
    severity: 2
    query: 'AppRequests | where Name has_any ("${join(timerFunctions, '", "')}") and Success == false'
  }
  {
    name: 'failures-pages'
    description: 'Pages answer with a server error. Look at the exceptions; if it began with a deployment, go back to the release before: README.md, "Going back".'
    severity: 1
    query: 'AppRequests | where toint(ResultCode) >= 500 | summarize Failures = count() by bin(TimeGenerated, 15m) | where Failures >= 5'
  }
  {
    name: 'latency'
    description: 'The slowest page in twenty takes longer than ${slowAfter} ms. On days with many visitors keep instances ready: README.md, "The days of the fair".'
    severity: 3
    query: 'AppRequests | where isnotempty(Url) and toint(ResultCode) < 500 | summarize Requests = count(), Slowest = percentile(DurationMs, 95) by bin(TimeGenerated, 15m) | where Requests >= 20 and Slowest > ${slowAfter}'
  }
  {
    name: 'mails-wait'
    description: 'Mails have waited for more than an hour. Is SendGrid refusing our key, or ill? See the desk\'s page of mails and README.md, "Mails that wait".'
    severity: 1
    query: 'AppTraces | where Message startswith "Mails wait:"'
  }
  {
    name: 'one-address'
    description: 'More than half of an hour\'s posts came from one network address. A front end may hide who they come from, or it is the fair\'s own Wi-Fi, or a flood. Compare "your network address" on the desk\'s page of settings from two lines; the limits are Site__PostsPerNetworkAddress and Site__LookUpsPerNetworkAddress.'
    severity: 3
    query: 'AppTraces | where Message startswith "One address sends most:"'
  }
  {
    name: 'critical'
    description: 'The application says that it needs a human now, such as when SendGrid refuses our key.'
    severity: 1
    query: 'AppTraces | where SeverityLevel >= 4'
  }
])

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: nameOf('ag', site)
  location: 'global'
  tags: site.tags
  properties: {
    enabled: true
    groupShortName: 'fair'
    emailReceivers: [
      for (email, place) in emails: {
        name: 'person-${place + 1}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource rule 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for each in rules: {
    name: 'fair-${site.stage}-${each.name}'
    location: site.location
    tags: site.tags
    properties: {
      displayName: 'Fair ${site.stage}: ${each.name}'
      description: each.description
      severity: each.severity
      enabled: true
      scopes: [workspace.id]
      evaluationFrequency: 'PT15M'
      windowSize: 'PT15M'
      criteria: {
        allOf: [
          {
            query: each.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { minFailingPeriodsToAlert: 1, numberOfEvaluationPeriods: 1 }
          }
        ]
      }
      autoMitigate: true
      // Tables that nothing was written to yet do not exist: the rule is right all the same.
      skipQueryValidation: true
      actions: { actionGroups: [people.id] }
    }
  }
]

resource test 'Microsoft.Insights/webtests@2022-06-15' = if (availabilityTest) {
  name: nameOf('web', site)
  location: site.location
  tags: union(site.tags, { 'hidden-link:${component.id}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: nameOf('web', site)
    Name: 'healthz'
    Kind: 'standard'
    Enabled: true
    Frequency: 900
    Timeout: 30
    RetryEnabled: true
    Locations: [
      { Id: 'emea-fr-pra-edge' }
      { Id: 'emea-nl-ams-azr' }
      { Id: 'emea-gb-db3-azr' }
    ]
    Request: {
      RequestUrl: '${origin}/healthz'
      HttpVerb: 'GET'
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
      ContentValidation: { ContentMatch: '"ok"', IgnoreCase: false, PassIfTextFound: true }
    }
  }
}

resource unavailable 'Microsoft.Insights/metricAlerts@2018-03-01' = if (availabilityTest) {
  name: 'fair-${site.stage}-availability'
  location: 'global'
  tags: site.tags
  properties: {
    description: 'The site does not answer from two places or more. If it began with a deployment, go back to the release before: README.md, "Going back".'
    severity: 0
    enabled: true
    scopes: [test.id, component.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT30M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: test.id
      componentId: component.id
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: people.id }]
  }
}
