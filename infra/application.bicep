// What the code names, in one place. A test compares these lists with the application: one that is missing here, or
// that nothing uses any more, turns it red.

@export()
@description('A function that a queue starts.')
type QueueFunction = {
  @description('The name of the function; its own scale group is function:<name>.')
  name: string

  @description('The queue that starts it.')
  queue: string
}

@export()
@description('The queues with a trigger; each gets a twin with -poison behind its name, which a timer empties.')
var queues = ['certificates', 'mail']

@export()
@description('The tables.')
var tables = ['Fair']

@export()
@description('The containers that the application writes to.')
var containers = ['applications', 'certificates']

@export()
@description('The functions that a queue starts.')
var queueFunctions = [
  { name: 'IssueCertificate', queue: 'certificates' }
  { name: 'SendMail', queue: 'mail' }
]

@export()
@description('The functions that a clock starts.')
var timerFunctions = [
  'FoldTallies'
  'RecordPoison'
  'RemindWorkshops'
  'RequeueCertificates'
  'RequeueMail'
  'SweepFiles'
]

@export()
@description('The settings that are secrets, and the name of each in the vault.')
var secrets = {
  Certificates__SigningKey: 'certificates-signing-key'
  SendGrid__ApiKey: 'sendgrid-api-key'
  SendGrid__WebhookPublicKey: 'sendgrid-webhook-public-key'
  SmokeTest__Key: 'smoke-test-key'
}
