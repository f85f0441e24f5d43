# Words for the ids in site.toml. Each language has the same messages. The words of the interface are built in; a
# message of that name here replaces one of them.

## Promises: what is promised, from which moment (completes "after ..."), who is told

commitment-acknowledge = Acknowledgment of your report
commitment-assess = First assessment of your report
commitment-update = Status update on your report
commitment-from-report = your report
commitment-from-last-update = the previous update
commitment-to-reporter = the reporter

## Scope

scope-out-third-party = Products and services of third parties, unless our own use of them is at fault
scope-out-denial-of-service = Denial-of-service attacks and load tests
scope-out-social-engineering = Social engineering and phishing
scope-out-physical = Physical attacks on people, premises or equipment

## What a report should contain

report-field-location = Where the vulnerability is: the product and the page, function, file or address
report-field-steps = The steps that reproduce it, with the result you expected and the result you saw
report-field-versions = The versions and the environment in which you saw it
report-field-impact = What an attacker could achieve with it
report-field-contact-back = How we can reach you, if you wish to hear from us, and whether you wish to be credited
