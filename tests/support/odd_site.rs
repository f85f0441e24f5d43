//! A site below a path of its host whose advisories are as odd as sources may be.

use lucarne::host;
use lucarne::text::Snapshot;

/// A site whose advisories are as odd as sources may be.
const INPUTS: &[(&str, &str)] = &[
    (
        "site.toml",
        r#"
[site]
base_url = "https://example.org/security"
locales = ["en", "fr"]

[organization]
name = "Example"
category = "coordinator"

[[contact]]
kind = "email"
value = "security@example.org"
locales = ["en"]

[[product]]
id = "kit"
name = "Kit"
packages = ["pkg:npm/%40example/kit", "pkg:pypi/example-kit?repository_url=pypi.example.org"]
version_scheme = "semver"

[[product]]
id = "tool"
name = "Tool"
cpe = "cpe:2.3:a:ex\\:ample:tool:*:*:*:*:*:*:*:*"
version_scheme = "deb"
series = [{ name = "1.x", from = "1.0", before = "2.0", support_until = 2026-01-31 }]

[[product]]
id = "device"
name = "Device"
version_scheme = "none"

[check]
allow = ["advisory-incomplete", "severity-missing"]
"#,
    ),
    ("content/index.md", "+++\ntitle = \"Security\"\n+++\n"),
    (
        "content/advisories/EX-1.md",
        r#"+++
id = "EX-1"
title = "Names no product"
status = "published"
published = 2026-03-01
aliases = ["JVN#12345678", "CVE-2026-9999"]

[[reference]]
kind = "web"
url = "https://example.org/a|b^c#d#e"
+++

See [the fix](#fix).

## Fix {#fix}
"#,
    ),
    (
        "content/advisories/EX-2.md",
        r#"+++
id = "EX-2"
title = "Two packages, exact versions, epochs"
status = "published"
published = 2026-03-01T10:00:00+09:00

[[vulnerability]]
severity = "high"

[[vulnerability.affected]]
product = "kit"
ranges = [
  { introduced = "1.0.0", fixed = "1.4.2" },
  { introduced = "1.4.2", fixed = "1.4.3" },
  { introduced = "2.0.0-rc.1", last_affected = "2.0.0-rc.1", fix = "none-planned" },
  { introduced = "3.0.0+build" },
]
versions = ["1.5.0"]

[[vulnerability.affected]]
product = "tool"
ranges = [{ introduced = "0", fixed = "0:0.9~rc1" }, { introduced = "1.0", last_affected = "1.9" }]

[[vulnerability.under_investigation]]
product = "device"

[[vulnerability]]
cve = "CVE-2026-10000"
cvss = ["CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/RL:X/MAV:L", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"]
severity = "low"
severity_reason = "Nobody uses it."
cwe = ["CWE-79", "CWE-80"]
exploited = "yes"
exploited_since = 2026-02-01

[[vulnerability.affected]]
product = "device"
versions = ["R1", "R 3 é"]

[[vulnerability.not_affected]]
product = "kit"
justification = "inline_mitigations_already_exist"

[[credit]]
anonymous = true
role = "finder"
+++
"#,
    ),
    (
        "content/advisories/EX-3.md",
        r#"+++
id = "EX-3"
title = "One of two names no product"
status = "withdrawn"
withdrawn = { on = 2026-04-01, reason = "duplicate" }
published = 2026-03-01

[[vulnerability]]
cve = "CVE-2026-10001"

[[vulnerability]]
cve = "CVE-2026-10002"

[[vulnerability.affected]]
product = "kit"
ranges = [{ introduced = "0" }]

[[vulnerability.not_affected]]
product = "tool"
justification = "component_not_present"

[[revision]]
id = "a"
on = 2026-03-02
kind = "editorial"
summary = ""
+++
"#,
    ),
    (
        "content/advisories/EX-4.md",
        r#"+++
id = "EX-4"
title = "Other ids, some of them shared"
summary = " "
status = "published"
published = 2026-03-03
aliases = ["JVN#11111111", "VU#123456", "GHSA-2vqp-j94w-cm6x", "ghsa-2vqp-j94w-cm6x"]

[[affected]]
product = "kit"
ranges = [{ introduced = "0", fixed = "1.0.0" }]

[[timeline]]
on = 2026-03-03
event = "disclosed"
note = ""
+++
"#,
    ),
    (
        "content/advisories/EX-5.md",
        r#"+++
id = "EX-5"
title = "Two vulnerabilities without a name"
summary = ""
status = "published"
published = 2026-03-04
aliases = ["vu#123456"]

[[vulnerability]]
[[vulnerability.affected]]
product = "kit"
ranges = [{ introduced = "0", fixed = "1.0.0" }]

[[vulnerability]]
[[vulnerability.affected]]
product = "kit"
ranges = [{ introduced = "0", fixed = "1.0.1" }]
+++
"#,
    ),
    (
        "content/advisories/EX-3.fr.md",
        "+++\ntitle = \"L’un des deux\"\n\n[translation]\nsource = \"00000000000000000000000000000000\"\nmethod = \"machine\"\non = 2026-05-01\n+++\n",
    ),
];

/// Returns the files of the site and those that are built in.
pub fn snapshot() -> Snapshot {
    let own = INPUTS.iter().map(|(path, text)| (path.parse().expect("inputs have plain paths"), (*text).to_owned()));
    Snapshot::new(host::built_in(), Vec::new()).with(own)
}
