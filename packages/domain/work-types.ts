// The kinds of work a fractional IT project manager sells, and how a line of a log tells which one it is.

/** The fixed ids, in the order they are offered. A workspace may rename the labels. */
export const workTypes = ['discovery', 'vendor', 'go-live', 'reporting', 'risk', 'change', 'process', 'other'] as const

export type WorkType = (typeof workTypes)[number]

export const workTypeLabels: Record<WorkType, string> = {
  discovery: 'Discovery',
  vendor: 'Vendor coordination',
  'go-live': 'Go-live',
  reporting: 'Reporting',
  risk: 'Risk',
  change: 'Change control',
  process: 'Process',
  other: 'Other',
}

/** Activities to offer while a line is typed. */
export const suggestions: { workType: WorkType; text: string }[] = [
  { workType: 'discovery', text: 'stakeholder interviews' },
  { workType: 'discovery', text: 'current-state documentation' },
  { workType: 'discovery', text: 'integration point mapping' },
  { workType: 'discovery', text: 'requirements workshop' },
  { workType: 'discovery', text: 'BRD draft' },
  { workType: 'vendor', text: 'weekly sync' },
  { workType: 'vendor', text: 'deliverable acceptance review' },
  { workType: 'vendor', text: 'change order analysis' },
  { workType: 'vendor', text: 'vendor invoice review' },
  { workType: 'vendor', text: 'integration test schedule' },
  { workType: 'go-live', text: 'cutover checklist execution' },
  { workType: 'go-live', text: 'go/no-go meeting' },
  { workType: 'go-live', text: 'hypercare standup' },
  { workType: 'go-live', text: 'issue triage' },
  { workType: 'go-live', text: 'adoption monitoring' },
  { workType: 'reporting', text: 'weekly status report' },
  { workType: 'reporting', text: 'executive report' },
  { workType: 'risk', text: 'risk and issue review' },
  { workType: 'change', text: 'change request review' },
  { workType: 'process', text: 'PMO process support' },
]

/**
 * The work type and vendor that a description names: by its leading label (`Vendor A: weekly sync`), else by the activity it mentions
 * first, else `other`. A vendor is only ever a name that stands in the text, however it is spaced there; without one it is null.
 */
export function classify(description: string): { workType: WorkType; vendor: string | null } {
  const text = description.replaceAll(/\s+/g, ' ')
  const labelled = /^([^:]{1,60}):(?:\s|$)/.exec(text)
  const label = labelled?.[1]?.trim() ?? ''
  const workType = typeOfLabel(label) ?? typeOfActivity(text) ?? 'other'
  if (workType !== 'vendor') return { workType, vendor: null }
  return { workType, vendor: vendorInLabel(label) ?? vendorBeforeActivity(label, text) ?? vendorByLetter(text) }
}

// Everything after the first word of these labels is free: "Go-live week 2: …", "Requirements (finance): …".
const labels: [WorkType, RegExp][] = [
  ['discovery', /^(?:discovery|requirements?|elicitation)\b/i],
  ['vendor', /^vendors?\b/i],
  ['go-live', /^(?:go[- ]?live|cutover|hypercare|launch)\b/i],
  ['reporting', /^(?:(?:executive|status|steering) )?(?:reporting|reports?)\b|^(?:status|steering(?: committee)?)(?:\/|$)/i],
  ['risk', /^(?:risks?|raid)\b/i],
  ['change', /^change(?:s|(?:[- ](?:control|requests?|orders?|management))?)(?:\/|$)/i],
  ['process', /^(?:process(?:es)?|pmo)\b/i],
]

const typeOfLabel = (label: string) => labels.find(([, pattern]) => pattern.test(label))?.[0]

const activities: Exclude<WorkType, 'other'>[] = ['discovery', 'vendor', 'go-live', 'reporting', 'risk', 'change', 'process']
const activityWords = [
  'discovery|stakeholder interviews?|sme interviews?|requirements?|elicitation|integration (?:point )?mapping|data flows?|brds?|business requirements|functional spec(?:ification)?s?|current[- ]state|as[- ]is|gap analysis',
  'vendors?|cross-vendor|weekly sync|weekly coordination|coordination call|deliverables? (?:acceptance|review|status)|change[- ]orders?|scope proposals?|contract milestones?|integration test(?:ing)?|statement of work|sow',
  'cut-?over|go[- ]?live|go/?[- ]?no[- ]?go|hyper-?care|issue (?:queue|triage)|triage|adoption monitoring|user adoption|stabili[sz]ation|post-launch|launch',
  'status (?:report(?:ing)?|update|meeting)s?|(?:executive|exec|board) (?:report(?:ing)?|summary|update)s?|steering|dashboards?|reporting',
  'risks?|raid|issue (?:log|management)|mitigations?',
  'change (?:control|requests?|board|advisory board|management)',
  'pmo|process(?:es)?|governance|playbooks?|templates?|lessons learned|retrospectives?',
]
const activity = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:${activityWords.map((words) => `(${words})`).join('|')})(?![\p{L}\p{N}_])`,
  'iu',
)

function typeOfActivity(description: string): WorkType | undefined {
  const found = activity.exec(description)
  return found ? activities[found.slice(1).findIndex((group) => group !== undefined)] : undefined
}

// Words that follow "Vendor" or stand before an activity without being anyone's name.
const noName =
  /^(?:.*(?:ed|ing|ion|ment)|weekly|daily|monthly|bi-?weekly|the|an?|new|final|first|status|sync|calls?|change|deliverables?|invoices?|contracts?|milestones?|reviews?|joint|cross-vendor|vendors?|cut-?over|team|project|scope|urgent|all|both|follow-ups?|kick-?off|check-?ins?|prep|sow|rfps?|demos?|issues?|risks?|meetings?|work|updates?|workshops?|standups?|payments?|onboarding|\d+)$/i
const isName = (text: string) => !noName.test(text.split(/\s/, 1)[0] ?? '')

const oneLetter = /^(?:[a-z]|\d{1,2})$/i

// `Vendor A`, `Vendor Salesforce SI`, `Vendor coordination (Salesforce SI)`.
function vendorInLabel(label: string): string | null {
  const bracketed = /^vendors?\b[^(]*\(([^()]+)\)$/i.exec(label)
  if (bracketed?.[1]) return bracketed[1].trim() || null
  const name = /^vendor (.+)$/i.exec(label)?.[1]?.trim()
  if (!name) return null
  if (oneLetter.test(name)) return `Vendor ${name.toUpperCase()}`
  return /^\p{Lu}/u.test(name) && isName(name) ? name : null
}

// After `Vendor coordination:` a run of capitalised words is a name only where an activity follows it: "Salesforce SI weekly sync".
const beforeActivity =
  /^((?:[\p{Lu}\p{N}][\p{L}\p{N}&.'’-]*\s+){1,4})(?:(?:bi-?)?weekly|daily|monthly|sync|call|calls|standup|status|kick-?off|check-?in|change|deliverables?|invoices?|sow|scope|contract|milestones?|integration|escalations?|review|workshop|alignment|test|testing|cutover|coordination)\b/u
function vendorBeforeActivity(label: string, description: string): string | null {
  if (!/^vendors?\b/i.test(label)) return null
  const name = beforeActivity.exec(description.slice(description.indexOf(':') + 1).trimStart())?.[1]?.trim()
  return name !== undefined && isName(name) ? name : null
}

// Only a capital letter or a number, so that "vendor a" in running text stays running text.
function vendorByLetter(description: string): string | null {
  const letter = /(?<![\p{L}\p{N}_-])[Vv]endor ([A-Z]|\d{1,2})(?![\p{L}\p{N}_])/u.exec(description)?.[1]
  return letter === undefined ? null : `Vendor ${letter}`
}
