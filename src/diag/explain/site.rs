//! What the codes about the site as a whole, its addresses and its lock file mean.

pub(super) const LOCALE_UNKNOWN: &str = "\
    The part of the file name before `.md` or the folder below `locales` names a locale that `[site] locales` \
    does not list. Such a file would never be published, and its author would not learn it. Add the locale to \
    `site.toml`, or rename the file: a dot in a document's name always sets off a locale.\n\n\
    \x20   content/overview.de.md                     # locales = [\"en\", \"fr\"]";

pub(super) const THEME_UNKNOWN: &str = "\
    `[site] theme` names a theme that is neither built in nor a folder below `themes`. There is nothing to draw \
    the pages with. Write `default` for the built-in theme, or create `themes/NAME/templates`; a theme holds \
    only the files in which it differs from the built-in one.";

pub(super) const NAV_UNKNOWN: &str = "\
    An entry of `[site] nav` is neither a public document nor `advisories`. Every page would carry a link that \
    leads nowhere. Write the document's name below `content` without its ending, such as `policies/disclosure`.";

pub(super) const REDIRECT_INVALID: &str = "\
    A `[[redirect]]` must lead from an address that no page has to one that some page or feed has, or to another site. A \
    redirect over a living page would hide it, and one to nothing would turn an old link into a dead end. Both \
    addresses are written as readers see them in the source language, with a slash at both ends.\n\n\
    \x20   from = \"/old/advisory-1/\"\n\
    \x20   to = \"/advisories/EX-2026-0001/\"";

pub(super) const KEY_MISSING: &str = "\
    The `file` of a `[[key]]` is not in the site. `security.txt` and the contact card would offer an address \
    where there is no key, and a reporter would send the report unencrypted or not at all (RFC 9116, section \
    2.5.4). Put the public key there, or mend the path; never put a private key into a site.";

pub(super) const KEY_DIFFERS: &str = "\
    The file of a `[[key]]` of kind `openpgp` holds a key, and none with the `fingerprint` that is stated. A reporter who compares the two would rightly distrust both, and programs that fetch CSAF documents find \
    no key that verifies them (CSAF 2.0, section 7.1.20). Export the key again, and copy its fingerprint.\n\n\
    \x20   gpg --armor --export FINGERPRINT > keys/security.asc\n\
    \x20   gpg --show-keys --fingerprint keys/security.asc";

pub(super) const KEY_PRIVATE: &str = "\
    A file of the site holds a private key. Sources are shared and what stands in `static`, in `keys` or beside a \
    document is published, and whoever has the private key reads the reports and signs in the organisation's name. \
    Remove the file from the site and from its version control; where anybody else could read it, revoke the key \
    and make another. A key that signs is given to a build by `LUCARNE_SIGNING_KEY`, from a place outside the site. \
    Files of `static` in which programs keep passwords and tokens, such as `.env` and `.netrc`, are held to be the same.";

pub(super) const KEY_EXPIRED: &str = "\
    A key is past its `expires`. A reporter's program refuses to encrypt to an expired key. Extend the key or \
    make a new one, publish it, and write the new day; because time alone brings this warning, it never holds up \
    a build, not even with `--strict`.";

pub(super) const EXPIRES_SOON: &str = "\
    A key, `security.txt` or the support of a product ends within 30 days. Whoever reads the site on the day after \
    finds a dead door: a program that does not encrypt, a contact that nobody vouches for, a version without fixes. \
    Prolong the key, review the policy, or tell users what to move to; because time alone brings this warning, it \
    never holds up a build, not even with `--strict` (RFC 9116, section 2.5.5, says why `Expires` is there).";

pub(super) const BASE_URL_PATH: &str = "\
    The base address has a path, so the site does not own the root of its host. `security.txt` and `robots.txt` \
    are looked for at the root alone (RFC 9116, section 3; RFC 9309, section 2.3), so they are left out, \
    together with `.well-known` and `_headers`; CSAF documents stand below the path. Serve these files from the \
    root yourself, or give the site a host of its own.";

pub(super) const SLUG_DUPLICATE: &str = "\
    Two documents would have one address; case does not tell them apart. Some file systems keep one file where \
    others keep two, so the site would differ from machine to machine. Rename one of the documents and add a \
    `[[redirect]]` if its address was public.";

pub(super) const SLUG_INVALID: &str = "\
    The name of this file or folder cannot become part of an address. Names have the letters `a` to `z`, digits \
    and single hyphens inside; the ids of advisories may also have capitals, dots and underscores. Anything else \
    would have to be escaped, and escaped addresses break when people copy them.\n\n\
    \x20   content/Our Overview.md                    # content/our-overview.md";

pub(super) const ROUTE_RESERVED: &str = "\
    The document stands at an address that the program uses itself, such as `/advisories/severity/` or \
    `/subscribe/`. One of the two would overwrite the other. Choose another name for the document.";

pub(super) const TEMPLATE_FAULT: &str = "\
    A template of the theme does not parse, or failed while it made a page. Names and fields in templates are \
    strict: what does not exist is an error and never an empty place on a public page. The message is the \
    template engine's, with the line and column in the theme's file.";

pub(super) const SECURITY_TXT_MISSING: &str = "\
    No `security.txt` is written, because its `Expires` field is required (RFC 9116, section 2.5.5) and nothing \
    says when somebody last confirmed the content. It is taken from the `reviewed` day of the policy \
    `disclosure` plus 364 days, and never from the day of the build, which nobody reviewed. Add \
    `content/policies/disclosure.md` with `reviewed`.\n\n\
    \x20   reviewed = 2026-11-01";

pub(super) const SECURITY_TXT_EXPIRED: &str = "\
    The time of the build is past the `Expires` of `security.txt`, and readers must not use an expired file (RFC \
    9116, section 2.5.5). The file is written unchanged, because only a person can confirm that contacts and \
    keys are still right. Check them and set `reviewed` in the policy `disclosure` to that day; because time \
    alone brings this warning, it never holds up a build.";

pub(super) const LOCK_INVALID: &str = "\
    `lucarne.lock` is not the JSON that the program wrote, so nobody can tell what was published before. An \
    address could vanish unseen. Take the last good version from your history. Where two branches \
    have changed it, take that of the branch that is published: `lucarne build` adds what the other one brings.";

pub(super) const ADDRESS_VANISHED: &str = "\
    `lucarne.lock` says that this address was public, and no page answers there any more. Advisories are cited \
    in mails, tickets and databases for years, and a dead link there helps only attackers. Bring the document \
    back, or add a `[[redirect]]` from the old address; an advisory that was wrong is withdrawn and not deleted. \
    Where it was built and never deployed, put the lock file of the deployed site back.\n\n\
    \x20   [[redirect]]\n\
    \x20   from = \"/advisories/EX-2026-0001/\"\n\
    \x20   to = \"/advisories/EX-2026-0002/\"";

pub(super) const REVISION_MISSING: &str = "\
    An advisory is another one than `lucarne.lock` holds, and no new `[[revision]]` says so. Readers of the \
    feeds would not be told, and CSAF requires a revision for each change (CSAF 2.0, section 3.2.1.12.6). Add a \
    revision: `content` alerts readers, `editorial` is for a change that nobody needs to act on. Where what the lock file \
    holds was built and never deployed, put the lock file of the deployed site back.\n\n\
    \x20   [[revision]]\n\
    \x20   id = \"2x-fix\"\n\
    \x20   on = 2026-03-20T08:00:00Z\n\
    \x20   kind = \"content\"\n\
    \x20   summary = \"Adds the 2.x fix.\"";

pub(super) const LOCK_OUTDATED: &str = "\
    With `--locked` a build changes nothing in `lucarne.lock`, and this build would have to. So the published \
    state and the sources have come apart: somebody changed a document and did not build and commit. Run \
    `lucarne build`, read what it changed in the lock file, and commit it; what time alone made public never \
    fails.";

pub(super) const PRODUCT_DATES: &str = "\
    The days of a product contradict each other: support of a series ends before its first release, or before 1970, or \
    a version came out before the one below it, where the two differ in their last number alone. Readers would be told \
    that their version has been without fixes for ever, or to go to one that was not there. Correct the day that is \
    wrong.\n\n\
    \x20   series = [{ name = \"3.x\", from = \"3.0.0\", support_until = 1931-01-31 }]   # meant 2031";
