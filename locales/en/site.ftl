# Words of the sample site for the ids in site.toml.
# The words of the interface itself stand in lucarne.ftl.

## Promises: what is promised

commitment-acknowledge = Acknowledgment of your report
commitment-assess = First assessment of your report
commitment-update = Status update on your report
commitment-notify-affected = Notice to affected users
commitment-breach-authority = Notification of a personal data breach to the authority
commitment-breach-customers = Notification of a data breach to customers

## Promises: from which moment (completes "after ...")

commitment-from-report = your report
commitment-from-last-update = the previous update
commitment-from-confirmed = confirmation of the incident
commitment-from-discovery = discovery of the breach

## Promises: who is told

commitment-to-reporter = the reporter
commitment-to-affected-users = affected users
commitment-to-customers = customers
commitment-to-authority = the supervisory authority

## Retention: which data, and what starts the clock (completes "after ...")

retention-trial = Data of trial accounts that do not become subscriptions
retention-cancelled = Data of canceled paid accounts
retention-failed-payment = Data of paid accounts closed after a failed payment
retention-free = Data of inactive free accounts
retention-billing = Billing data needed for invoices
retention-trigger-trial-end = the end of the trial
retention-trigger-cancellation = the cancellation
retention-trigger-account-closure = the closure of the account
retention-trigger-inactivity = the last activity on the account
retention-trigger-invoice = the date of the invoice

## Locations: what a place is used for

location-purpose-production = production
location-purpose-backup = backup

## Encryption at rest: what is encrypted

encryption-what-disks = Storage disks of all servers
encryption-what-sensitive-fields = Sensitive fields of customer data
encryption-what-backups = Backups

## Severity: what a vulnerability of a level is like

severity-characteristic-root-compromise = Exploitation is likely to give the attacker full administrative control of servers or infrastructure devices.
severity-characteristic-no-special-access = Exploitation is straightforward: it takes no credentials, no knowledge about individual victims, and no persuasion of a user.
severity-characteristic-hard-to-exploit = The consequences are grave, but exploitation is difficult.
severity-characteristic-privilege-elevation = Exploitation can give the attacker elevated privileges.
severity-characteristic-data-loss = Exploitation can cause considerable data loss or downtime.
severity-characteristic-victim-interaction = The attacker must deceive individual victims by social engineering.
severity-characteristic-hard-denial-of-service = A denial of service is possible, but difficult to set up.
severity-characteristic-same-network = The attacker must be on the same local network as the victim.
severity-characteristic-limited-access = Exploitation gives only very limited access.
severity-characteristic-needs-privileges = The attacker needs the privileges of a user.
severity-characteristic-local-or-physical = The attacker needs local or physical access to the system.
severity-characteristic-little-impact = The impact on an organization’s business is very small.

## Scope

scope-in-web = Our websites and online services under example.org
scope-out-third-party = Products and services of third parties, unless our own use of them is at fault
scope-out-denial-of-service = Denial-of-service attacks and load tests
scope-out-social-engineering = Social engineering and phishing
scope-out-physical = Physical attacks on people, premises or equipment
scope-out-outdated-clients = Attacks that work only in outdated browsers or with weakened security settings
scope-out-public-information = Disclosure of information that is public or carries no significant risk
scope-out-brute-force = Brute force against a function that works as designed, such as a password prompt
method-own-installation = Tests on your own installation, on the demonstration instance, or, for our websites, with accounts that are your own
method-own-automation = Scanners and other automated tools on your own installation
method-others-data = Reading, changing or deleting data of others
method-overload = Anything that harms the reliability of services that others use

## What a report should contain

report-field-location = Where the vulnerability is: the product and the page, function, file or address
report-field-steps = The steps that reproduce it, with the result you expected and the result you saw
report-field-versions = The versions and the environment in which you saw it
report-field-impact = What an attacker could achieve with it
report-field-contact-back = How we can reach you, if you wish to hear from us, and whether you wish to be credited
