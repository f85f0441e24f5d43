//! What the codes about the documents for programs mean.

pub(super) const CSAF_NAME_DUPLICATE: &str = "\
    Two CSAF documents would have one file name. The name is the tracking id in small letters, with an underscore \
    for each run of other characters than letters, digits, `+` and `-` (CSAF 2.0, section 5.1); translations add \
    their locale to the advisory's id, and VEX documents `-VEX`. One of the two would overwrite the other. Rename \
    one of the advisories.\n\n\
    \x20   EX.2026 and EX_2026                        # both are ex_2026.json";

pub(super) const CSAF_CHANGED: &str = "\
    A published CSAF document has other bytes than before and still the same version. Its readers keep the version \
    that they have, and its published hashes and signature would be wrong: a released version is never edited (CSAF \
    2.0, section 3.1.11). Say that something changed, in the advisory or, for its translation alone, in the \
    translation; a change that nobody must act on is `editorial` and alerts no reader. A new name of the \
    organisation or a product changes every document that prints it; `lucarne advisory revise --changed` tells of it in all of them. \
    `lucarne.lock` holds what builds have made, on whatever branch: where that was never deployed, put the lock file of \
    the deployed site back.\n\n\
    \x20   [[revision]]\n\
    \x20   id = \"typo\"\n\
    \x20   on = 2026-03-20T08:00:00Z\n\
    \x20   kind = \"editorial\"\n\
    \x20   summary = \"Corrects a version in the text.\"";

pub(super) const CSAF_VANISHED: &str = "\
    A CSAF document was published and would be no more, or stand at another address. Programs that watch the \
    provider take that for a broken distribution; a document is withdrawn, never deleted. Each translation has a \
    document, with the words that it has; an advisory has a VEX document as long as it states `not_affected` or `under_investigation`. The year in the address is that of the \
    first publication. Put back what was taken away, or add a `[[redirect]]` from the document's address.";

pub(super) const CSAF_INSECURE: &str = "\
    The base address begins with `http:`. CSAF documents and the description of their provider are served over TLS \
    alone (CSAF 2.0, section 7.1.3), so none are written; everything else is. Where \
    `lucarne.lock` holds some, a warning says that they would be gone. Publish at an `https:` address.";

pub(super) const SIGNATURE_ORPHAN: &str = "\
    A file in `signatures` belongs to no CSAF document of the site, and is not published. A signature has its \
    document's file name and `.asc`, and stands in `signatures` itself. Rename it, or remove it where its document is \
    no more.\n\n\
    \x20   signatures/ex-2026-0001.json.asc           # of ex-2026-0001.json";

pub(super) const SIGNATURE_EXPIRED: &str = "\
    A signature states how long it holds, and that time is over. Its document is published without it, and the \
    provider is no trusted one until it is signed again; an advisory is never held back by that. Sign the document \
    again, best without an end: the key has one.\n\n\
    \x20   gpg --armor --detach-sign --output signatures/ex-2026-0001.json.asc \\\n\
    \x20       public/.well-known/csaf/white/2026/ex-2026-0001.json";

pub(super) const SIGNATURE_INVALID: &str = "\
    A file in `signatures` is no good signature of its document. Programs that fetch the document would refuse it \
    (CSAF 2.0, section 7.3.2). Mostly the document has got a revision since: build the site without the file, sign \
    the new document and put the signature there. The key must be a `[[key]]` of the site that is for `documents`, \
    with its `fingerprint` stated; a signature that rests on SHA-1 or MD5 is not taken.\n\n\
    \x20   gpg --armor --detach-sign --output signatures/ex-2026-0001.json.asc \\\n\
    \x20       public/.well-known/csaf/white/2026/ex-2026-0001.json";
