# The words of the interface. A site’s own catalogs may override each message and add others.
# The other languages have the same messages with the same variables.

## Frame

brand-security = Security
page-title = { $title } · { $organization }
skip-to-content = Skip to the content
nav-main = Main
nav-languages = Languages
heading-link = Link to “{ $title }”
# $number counts the tables of the text; $title is the heading above this one.
table-region = Table { $number }: { $title }
contents-title = On this page
footer-follow = Follow
footer-more = More
footer-built = This site was built on { $date }.
footer-policy-version = Disclosure policy: version { $version }.
footer-policy-reviewed = Last reviewed on { $date }.
footer-plain = Everything can be read without scripts; the site sets no cookies and loads nothing from other sites.

## Notices

notice-draft = This text is not public. It may change or never appear.
# $language is the name of the source language.
notice-untranslated = This page has not been translated yet. The text is in { $language }.
notice-stale = This translation is older than the { $language } text, which prevails.
# Nothing says which text it was made from.
notice-unmarked = It is not known which version of the { $language } text this translation was made from. The { $language } text prevails.
notice-machine = Machine translation, not reviewed. The { $language } text prevails.
notice-stale-machine = Machine translation, not reviewed, and older than the { $language } text, which prevails.
notice-source-link = Read the { $language } version
notice-withdrawn = This advisory was withdrawn on { $date }.
notice-superseded = This advisory has been superseded.
notice-superseded-by = Read instead:

## Alerts in texts

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
footnote-back = Back to reference { $number }
# Labels of the boxes in lists of tasks.
task-done = Done
task-open = Not done

## Times and amounts

quantity-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
quantity-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
quantity-business-days = { $count ->
    [one] { $count } business day
   *[other] { $count } business days
}
quantity-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
quantity-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
quantity-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
within = within { $quantity }
after = { $quantity } after { $event }
# $quantity is a message `quantity-...`; $event is a message `commitment-from-...`.
within-after = within { $quantity } after { $event }
score-range = { $from } to { $to }
published-on = Published on { $date }
updated-on = Updated on { $date }
reviewed-on = Last reviewed on { $date }
exploited-since = Exploited since { $date }

## Severity

severity-critical = Critical
severity-high = High
severity-medium = Medium
severity-low = Low
severity-none = None
severity-unrated = Not rated

## Exploitation

exploited-no = No exploitation known
exploited-proof-of-concept = No attacks known, but a proof of concept is public
exploited-yes = Actively exploited
exploited-yes-since = Actively exploited since { $date }
exploited-unknown = Not known
tag-exploited = Exploited
urgent-title = Exploited vulnerabilities

## Status of an advisory

status-draft = Draft
status-published = Published
status-withdrawn = Withdrawn
status-superseded = Superseded
withdrawn-duplicate = Another advisory describes the same vulnerability.
withdrawn-not-a-vulnerability = What it describes is not a vulnerability.
withdrawn-not-reproducible = The vulnerability could not be reproduced.
withdrawn-out-of-scope = The vulnerability is not in anything that we are responsible for.
withdrawn-wrong-product = It named the wrong product.
withdrawn-other = The text gives the reason.

## Advisory

advisory-title = { $id }: { $title }
glance-title = At a glance
glance-affected = Affected
glance-affected-versions = Affected versions by product
glance-affected-link = See each vulnerability for the versions
glance-affected-none = No affected versions are listed
glance-fixed = Fixed in
glance-fix-link = How to update
glance-workaround = Workaround
glance-exploited = Exploited
glance-exploitation-link = What we know
glance-severity = Severity
glance-highest = The highest of the vulnerabilities below
glance-aliases = Other IDs
glance-supersedes = Supersedes
glance-not-affected = Not affected
glance-not-affected-link = Why
glance-under-investigation = Under investigation
workaround-yes = Yes: see workarounds
workaround-none = None stated
fix-in-text = See the text
fix-none-yet = No fix yet
fix-none-planned = No fix planned
fix-none-named = No fixed version named
fix-not-for-all = Not for all affected versions
range-from-before = { $from } and later, before { $before }
range-from-to = { $from } to { $to } inclusive
range-from = { $from } and later
range-before = before { $before }
range-to = { $to } and earlier
range-all = All versions
versions-listed = Exactly the versions listed
vulnerability-title = Vulnerability { $number } of { $total }
vulnerability-affected = Affected versions, vulnerability { $number }
not-affected-because = { $product }: { $reason }
justification-component-not-present = it does not contain the vulnerable component.
justification-vulnerable-code-not-present = it contains the component without the vulnerable code.
justification-vulnerable-code-not-in-execute-path = it never runs the vulnerable code.
justification-vulnerable-code-cannot-be-controlled-by-adversary = an attacker cannot reach the vulnerable code.
justification-inline-mitigations-already-exist = its own protections prevent exploitation.
timeline-title = Timeline
timeline-reported = Reported to us
timeline-acknowledged = Report acknowledged
timeline-confirmed = Vulnerability confirmed
timeline-fix-released = Fix released
timeline-cve-assigned = CVE ID assigned
timeline-notified = Notified in advance
timeline-exploited = Exploitation observed
timeline-disclosed = Published
revisions-title = Revision history
# Before the feeds of a product.
revisions-follow = Follow { $name }:
revision-published = First published
revision-content = Content revised
revision-editorial = Editorial change
revision-withdrawn = Withdrawn
credits-title = Credit
credit-finder = Finder
credit-reporter = Reporter
credit-analyst = Analyst
credit-coordinator = Coordinator
credit-remediation-developer = Developer of the fix
credit-remediation-reviewer = Reviewer of the fix
credit-remediation-verifier = Tester of the fix
credit-tool = Tool
credit-sponsor = Sponsor
credit-other = Other help
credit-anonymous = A person who prefers not to be named
references-title = References
reference-advisory = Advisory
reference-article = Article
reference-detection = Detection
reference-discussion = Discussion
reference-report = Report
reference-fix = Fix
reference-introduced = Origin of the flaw
reference-package = Package
reference-evidence = Evidence
reference-web = Web page

## Lists of advisories

list-title-all = Security advisories
# $level is critical, high, medium, low or none.
list-title-severity = Security advisories of { $level ->
    [critical] critical
    [high] high
    [medium] medium
    [low] low
   *[other] no
} severity
list-title-product = Security advisories for { $name }
list-title-year = Security advisories of { $year }
list-title-withdrawn = Withdrawn security advisories
list-show = Show
list-all = All
# A choice beside `list-all`.
list-withdrawn = Withdrawn
list-empty = No advisories have been published here.
list-filters = Choose advisories
list-pages = Pages
list-page = Page { $number } of { $pages }
list-newer = Newer advisories
list-older = Older advisories
advisory-count = { $count ->
    [0] No advisories
    [one] { $count } advisory
   *[other] { $count } advisories
}
alias-redirect = { $alias } is described in this advisory:
alias-list = { $alias } is described in { $count ->
    [one] { $count } advisory
   *[other] { $count } advisories
}.

## Columns of tables

column-severity = Severity
column-advisory = Advisory
column-advisories = Advisories
column-product = Product
column-products = Products
column-affected-versions = Affected versions
column-fixed = Fixed in
column-published = Published
column-year = Year
column-branch = Branch
column-support = Support
column-support-until = Supported until
column-latest-release = Latest release
column-promise = Deadline
column-time = Time
column-told = Who is told
column-basis = Basis
column-score = CVSS score
column-resolve = Resolved
column-characteristics = Characteristics
column-feed = Feed
column-country = Country
column-purpose = Purpose
column-data = Data
column-deleted = Deleted
column-encrypted = What is encrypted
column-algorithm = Algorithm
column-place = Service

## Blocks in texts

block-severity-title = Severity levels
block-response-times-title = Time to resolve by severity
block-commitments-title = Deadlines
block-locations-title = Where data is kept
block-retention-title = When data is deleted
block-encryption-title = Encryption at rest

## Home page, contacts and scope

report-title = Report a vulnerability
home-answer = We answer
home-policy = Policy
home-publication = Publication
home-publication-window = We ask you to wait { $quantity } before you publish
home-latest = Latest advisories
home-all-advisories = All advisories
home-promises = What we promise those who report
home-resolve = Time to resolve, by severity
home-all-products = All products and their support
contact-email = Email
contact-web = Web form
contact-phone = Telephone
contact-matrix = Matrix
contact-private = Read only by the security team
coordinators = Coordinators who take reports too
key-openpgp = OpenPGP key
key-age = age key
key-expires = Expires on { $date }
scope-in = In scope
scope-out = Out of scope
methods-allowed = Ways of testing that are welcome
methods-forbidden = Ways of testing that are not allowed
safe-harbor = Safe harbor
safe-harbor-both = Good-faith research is authorized; we take no legal action over it
safe-harbor-authorized = Good-faith research is authorized
safe-harbor-no-legal-action = We take no legal action over good-faith research

## Policies

policy-version = Version { $version }
policy-issued = In force since { $date }
policy-review-every = Reviewed every { $quantity }
# Stands between a label, or a sentence, and what follows it.
label-gap = { " " }
latest-change = Latest change:
version-change = Change in this version:
policy-in-short = In short
policy-label-version = Version
policy-label-issued = In force since
policy-label-reviewed = Last reviewed
policy-label-review-every = Time between reviews
policy-version-title = { $title }, version { $version }
policy-version-old = This version was in force until { $date }.
policy-version-current = This version is in force.
policy-version-coming = This version comes into force on { $date }.
policy-link-current = Read the policy in force
policy-link-changes = What changed
policy-link-changes-of = What changed in version { $version }
policy-changes-title = What changed in version { $version }
policy-changes-extent = Extent of the changes
changes-changed = { $count ->
    [one] { $count } passage changed
   *[other] { $count } passages changed
}
changes-added = { $count ->
    [one] { $count } passage added
   *[other] { $count } passages added
}
changes-removed = { $count ->
    [one] { $count } passage removed
   *[other] { $count } passages removed
}
changes-none = The words are the same; only their arrangement differs.
changes-sections = Where
changes-key = Marks
changes-key-added = Added words are underlined.
changes-key-removed = Removed words are struck through.
change-added = added:
change-removed = removed:
change-kept = Unchanged text

## Announcements

home-announced = Announced security releases
announcement-facts = The announced release
announcement-published = Announced on { $date }
announcement-day = Day of the release
announcement-products = Products
announcement-level = Highest severity
announcement-waiting = The advisories are published with the release; this page will lead to them.
announcement-pending = The advisories are not public yet; this page will lead to them.
announcement-advisories = Advisories of this release
announcement-released = Released

## Promises that every site may use

commitment-acknowledge = Acknowledgment of your report
commitment-assess = First assessment of your report
commitment-update = Status update on your report
commitment-resolve = Resolution of the vulnerability
commitment-publish = Publication of the advisory
# Completes “after …”.
commitment-from-report = your report
commitment-from-confirmed = confirmation of the vulnerability
commitment-from-fix = the release of the fix
commitment-to-reporter = the reporter
commitment-to-customers = customers
basis-commitment = Commitment
basis-target = Target
basis-law = Required by law

## What a report should contain

report-field-location = Where the vulnerability is: the product and the page, function, file, or address
report-field-steps = The steps that reproduce it
report-field-versions = The versions in which you saw it
report-field-impact = What an attacker could achieve with it

## Products and support

support-title = Supported versions
support-lead = Which versions of our products receive security updates, and until when.
support-caption = Support periods of { $product }
support-empty = No products are listed.
support-yes = Supported
support-ended = End of life
support-ended-on = End of life since { $date }
product-packages = Packages
product-repository = Source code
product-sbom = Software bill of materials (SBOM)
product-declaration = Declaration of conformity
product-instructions = Instructions for secure use

## What rule profiles say

conformance-title = Rules we hold ourselves to
conformance-lead = A program checks these rules each time { $organization } publishes this site; a person declares what files cannot prove. This is not a certification.
conformance-count = { $satisfied } of { $checkable } checkable rules satisfied, { $declared } declared
rule-satisfied = Satisfied
rule-declared = Declared
rule-violated = Not satisfied
rule-undeclared = Not declared
rule-declared-by = Declared by { $by } on { $date }
profile-core = Core rules
profile-iso29147 = ISO/IEC 29147, vulnerability disclosure
profile-rfc9116 = RFC 9116, security.txt
profile-cra = Cyber Resilience Act, Regulation (EU) 2024/2847
profile-bsi-tr03183-3 = BSI TR-03183-3
profile-cisa-bod-20-01 = CISA BOD 20-01
profile-vex = VEX, minimum requirements of CISA
profile-osps = OpenSSF OSPS Baseline
profile-cna = CVE CNA Operational Rules
profile-csaf = CSAF 2.0
profile-gdpr = GDPR, Regulation (EU) 2016/679
profile-jp-partnership = Information Security Early Warning Partnership (Japan)
profile-fr-anssi = ANSSI and CERT-FR
profile-disclose-io = disclose.io
profile-ncsc-uk = NCSC Vulnerability Disclosure Toolkit (United Kingdom)

## Acknowledgments

thanks-title = Acknowledgments
thanks-lead = { $organization } thanks those who have helped to make its products safer.
thanks-anonymous = { $count ->
    [one] { $count } contribution came from a person who prefers not to be named.
   *[other] { $count } contributions came from people who prefer not to be named.
}

## Feeds

subscribe-title = Subscribe to advisories
subscribe-lead = Feeds tell you of new advisories, by product or by severity, in the program of your choice.
subscribe-reader-title = How to use a feed
subscribe-reader = Copy the address of a feed into a feed reader: a program or service that looks for new entries at intervals and shows them to you. All three formats say the same; if you are in doubt, take RSS.
subscribe-feed-all = All advisories, for every product and severity.
# $level is critical, high, medium, low or none.
subscribe-feed-severity = Only advisories whose most severe vulnerability is of { $level ->
    [critical] critical
    [high] high
    [medium] medium
    [low] low
   *[other] no
} severity.
subscribe-feed-product = Only advisories that affect { $name }.
subscribe-feed-policies = Each new version of a policy, with what it changes.
subscribe-how-xml = Paste the address into any feed reader or mail program that supports feeds; in chat services and issue trackers, look for “RSS”.
subscribe-how-json = The same for your own scripts: each entry says what changed, in a format that every programming language can read.
subscribe-alert-title = What you are alerted to
subscribe-alert-yes = A new entry appears when an advisory is published, when its content changes (for example when a further fix is released) and when it is withdrawn.
subscribe-alert-no = Corrections to the wording update the existing entry and do not add a new one.
subscribe-privacy-title = What we learn about you
subscribe-privacy = There is nothing to sign up for: a feed is a file that your reader fetches. You need not give us an email address, and you end the subscription by deleting the feed from your reader.
feed-name-all = All advisories
# $level is critical, high, medium, low or none.
feed-name-severity = { $level ->
    [critical] Critical severity
    [high] High severity
    [medium] Medium severity
    [low] Low severity
   *[other] No severity
}
feed-name-policies = Policies
feed-title-all = { $organization }: security advisories
# $name is critical, high, medium, low or none.
feed-title-severity = { $organization }: security advisories of { $name ->
    [critical] critical
    [high] high
    [medium] medium
    [low] low
   *[other] no
} severity
feed-title-product = { $organization }: security advisories for { $name }
feed-title-policies = { $organization }: security policies
feed-description = Security advisories of { $organization }, with every change that matters to readers.
feed-description-policies = New versions of the security policies of { $organization }, with what each one changes.
feed-entry-new = { $title }
feed-entry-updated = Updated: { $title }
feed-entry-withdrawn = Withdrawn: { $title }
feed-entry-version = { $title }: version { $version }
feed-what-changed = Change of { $date }:
feed-read-online = Read { $id } on our site

## Page not found

moved-title = This page has moved
not-found-title = Page not found
not-found-lead = There is no page at this address. The address may be mistyped; the addresses of published advisories never change.
not-found-advisories = Browse all security advisories
not-found-report = Report a vulnerability: { $contact }

## CSAF documents

csaf-contact = { $kind }: { $value }
csaf-vex-title = { $title } (VEX)
csaf-note-summary = Summary
csaf-note-description = Description
csaf-note-translation = About this translation
csaf-note-weaknesses = Further weaknesses (CWE)
csaf-withdrawn = This advisory was withdrawn on { $date }. { $reason }
csaf-superseded = This advisory was replaced by { $id }. Read that one instead.
csaf-revision-withdrawn = Withdrawn. { $reason }
csaf-timeline = { $date }: { $event }
csaf-timeline-note = { $date }: { $event }. { $note }
csaf-credit-anonymous = { $role }: a person who prefers not to be named
csaf-reference-self = This document in CSAF format
csaf-reference-page = This advisory on our website
csaf-reference-original = Original document in { $language }
csaf-reference-advisory = Security advisory { $id } in CSAF format
csaf-reference-superseding = Replaced by { $id }
csaf-product-all = { $product } (all versions)
# $range is one of the messages `range-...`.
csaf-product-range = { $product } ({ $range })
csaf-vulnerability-title = { $title } (vulnerability { $number } of { $total })
csaf-cvss = { $vector } (score: { $score }, severity: { $level })
csaf-severity-reason = { $level }: { $reason }
csaf-exploited-no = No exploitation of this vulnerability is known.
csaf-exploited-proof-of-concept = No attacks are known, but a proof of concept is public.
csaf-exploited-yes = This vulnerability is actively exploited.
csaf-exploited-since = This vulnerability has been actively exploited since { $date }.
csaf-exploited-unknown = It is not known whether this vulnerability is exploited.
csaf-not-affected = { $product } is not affected.
csaf-under-investigation = We are still examining whether { $product } is affected. A later version of this document will give the result.
csaf-fix = Update { $product } to version { $version }.
csaf-fix-or-later = Update { $product } to version { $version } or later.
csaf-no-fix-planned = No fix is planned for these versions.
csaf-no-fix-planned-ended = No fix is planned for these versions: support for the { $series } series ended on { $date }.
csaf-no-fix-yet = There is no fix for these versions yet.

## CSAF provider

csaf-feed-title = { $organization }: security advisories in CSAF (TLP:WHITE)
csaf-feed-summary = All public security advisories of { $organization } (TLP:WHITE).
csaf-workspace-title = Public security advisories in CSAF
# $path is the address of a folder, such as /.well-known/csaf/.
folder-title = CSAF: { $path }
folder-lead = These are our security advisories for programs, in the format CSAF 2.0.
folder-people = The same advisories for people
folder-column-name = Name
folder-column-content = Content
folder-column-changed = Last change
folder-column-proof = Hashes and signature
folder-above = The folder above
folder-white = The documents, which everybody may read and pass on (TLP:WHITE)
folder-keys = The OpenPGP keys that check the signatures
folder-year = Documents first published in { $year }
folder-metadata = Who publishes the documents, where they are, and which keys sign them
folder-service = The list of the feeds (ROLIE)
folder-feed = Every document, the latest change first (ROLIE)
folder-severities = The severity levels of the feed’s entries (ROLIE)
folder-changes = Every document with the time of its last change
folder-index = The names of all documents
folder-key = OpenPGP public key

## Formats for programs

formats-title = Machine-readable formats
format-csaf = The whole advisory
format-csaf-vex = The status of each product
format-osv = The affected versions of packages
format-cve = A draft of the CVE record
format-openvex = The status of products, for scanners
subscribe-sources-title = Machine-readable formats
subscribe-sources = Programs read the same facts in formats of their own. Each advisory’s page links its own documents; these addresses lead to all of them.
source-csaf = Give this address to a CSAF downloader. It finds every document from there, in all languages.
source-rolie = The feed of all CSAF documents, with the time of each one’s last change.
source-osv = All OSV records in one archive, for dependency scanners, and the list of them with the time of each one’s last change.
source-api = All advisories with their facts in one file, for your own scripts, and the schema that describes it.
source-api-example = This prints the address of every advisory whose vulnerability is being exploited:

## Versions: am I affected?

versions-title = Am I affected?
versions-lead = Choose a product and a version to see which advisories apply and the nearest version that none of them affects.
versions-products = All products
versions-version = Version
versions-choose = Choose a version
versions-check = Check
versions-count = { $count ->
    [0] No releases listed
    [one] { $count } release
   *[other] { $count } releases
}
versions-of = { $product }: versions and advisories
versions-advisories = Advisories for { $product }
versions-matrix = Releases of { $product } and the advisories that affect them
# How many advisories affect a version.
versions-apply = Advisories that apply
versions-affected = Affected
# Under the table of versions and advisories.
versions-legend = – means: not affected.
versions-unclear = Unclear: see the advisory
versions-under-investigation = Under investigation
versions-left-out = { $count ->
    [one] { $count } older advisory is not in this table.
   *[other] { $count } older advisories are not in this table.
} The page of each version names all that apply to it.
versions-none = No release of this product is listed.
versions-pages = Other versions
versions-higher = Higher versions
versions-lower = Lower versions
versions-all = All versions of { $product }
versions-release = { $product } { $version }
versions-page = The page of { $product } { $version }
versions-released-on = Released on { $date }
versions-supported-until = Supported until { $date }
versions-verdict-affected = { $product } { $version } is affected.
versions-verdict-clear = { $product } { $version } is not affected: no advisory applies to it.
versions-verdict-open = No advisory says that { $product } { $version } is affected, but this is not settled:
versions-others = Not settled
versions-sound = Nearest later final version that no advisory affects:
versions-sound-none = There is no later final version yet that no advisory affects.
versions-previous = Previous: { $version }
versions-next = Next: { $version }
versions-unlisted = { $version } is not among the releases that are listed here. The answer follows from the ranges of the advisories.
versions-unreadable = “{ $version }” is not a version of this product. Write it in full, as it is printed in the product.
versions-failed = The versions could not be loaded.

## Finding advisories

finder-title = Find advisories
finder-words = Keywords, or an ID such as a CVE ID
finder-any = All
finder-state = State
finder-not-withdrawn = Not withdrawn
finder-in-force = In force
finder-exploitation = Exploitation
finder-exploited-yes = Exploited
finder-exploited-proof-of-concept = Proof of concept
finder-exploited-no = None known
finder-exploited-unknown = Not known
finder-search = Search
finder-reset = Clear
finder-loading = Searching…
finder-failed = The search could not be loaded. The lists below need no script.
finder-noscript = Searching and choosing need scripts. Without them these lists lead to every advisory.
finder-none = No advisory matches these choices.
finder-none-for = No advisory matches “{ $words }” with these choices.
finder-found = Advisories found: { $count }
finder-results = The advisories found
finder-previous = Previous page
finder-next = Next page

## Pictures

figure-table = The same data as a table
figure-table-of = Table: { $title }
figure-of = Picture: { $title }
figure-today = Today
figure-timeline = The timeline to scale
figure-timeline-desc = One dot for each event, from left to right by day. The list below names the same events with their days.
figure-affected = Affected releases of { $product }
figure-affected-desc = All releases from left to right, the lowest version first: a bar covers those that are affected, a line those that are not. The table of affected versions says the same.
figure-support-desc = One bar for each branch, from its first release to the end of its support. The table below gives the days.
figure-ranges-desc = One line for each advisory; a bar covers the releases that it affects, the lowest version on the left. The table below says the same.

## Statistics

statistics-title = Statistics
statistics-lead = How many advisories we have published, how severe they are, and how quickly we fixed the vulnerabilities compared with what we promised.
statistics-years = Advisories by year and severity
statistics-years-desc = One bar for each year, cut by severity, the most severe first. The table below gives the numbers.
statistics-total = All
statistics-speed = From the report to the fix
statistics-speed-lead = Each dot is one case: the days from its report to its last fix. A hollow dot is a case that is still open, with its days so far. The dashed line is what we promised.
statistics-speed-none = No advisory says when it was reported.
# $level is a message `severity-...`.
statistics-speed-of = Days from report to fix: { $level }
statistics-speed-desc = One dot for each case, further right the longer it took; hollow while it is open. The table below gives the days.
statistics-days = Days
statistics-promised = promised: { $quantity }
statistics-fixed = Fixed
statistics-open = Open
statistics-promise = Promise
statistics-promises = Promises kept
statistics-share = Share kept
statistics-share-of = { $kept } of { $decided }
statistics-kept = Kept
statistics-missed = Missed
statistics-pending = Still open, in time
statistics-left-out = { $count ->
    [one] { $count } older case is counted below and not drawn.
   *[other] { $count } older cases are counted below and not drawn.
}
statistics-undated = { $count ->
    [one] { $count } advisory is not among these cases: it does not say when it was reported or fixed, or has no severity.
   *[other] { $count } advisories are not among these cases: they do not say when they were reported or fixed, or have no severity.
}
