@export()
@description('Where the application stands on its way to the people: developers try it, a rehearsal, the fair itself.')
type Stage = 'dev' | 'staging' | 'production'

@export()
@description('The kind of a resource, as its name begins.')
type Kind = 'ag' | 'appi' | 'asp' | 'budget' | 'dcr' | 'func' | 'id' | 'kv' | 'log' | 'st' | 'vnet' | 'web'

@export()
@description('Tags: names and values.')
type Tags = {
  @description('The value of a tag.')
  *: string
}

@export()
@description('Which deployment of the application something belongs to.')
type Site = {
  @description('The stage.')
  stage: Stage

  @description('The region.')
  location: string

  @description('Characters that no other subscription or resource group has, for names that must be alone in the world.')
  unique: string

  @description('The tags of every resource.')
  tags: Tags
}

@export()
@description('The name of a resource: its kind, the application, the stage, and six characters that no other subscription or group has. Storage accounts take no hyphens.')
func nameOf(kind Kind, site Site) string =>
  kind == 'st'
    ? 'stfair${shortOf(site.stage)}${take(site.unique, 6)}'
    : '${kind}-fair-${shortOf(site.stage)}-${take(site.unique, 6)}'

@description('Names are at most 24 characters: a stage has three.')
func shortOf(stage Stage) string => { dev: 'dev', staging: 'stg', production: 'prd' }[stage]
