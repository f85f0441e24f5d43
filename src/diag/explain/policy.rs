//! What the codes about versions of policies and about announcements mean.

pub(super) const VERSION_UNLISTED: &str = "\
    A text is stored in `content/policies/NAME/versions/`, and the policy lists no version of that name. Nobody knows \
    from when on it is in force, so it is not published. `lucarne policy release` stores a text and lists its version \
    in one step; list the version in the policy, or remove the text.\n\n\
    \x20   [[policy_version]]\n\
    \x20   version = \"2.1\"\n\
    \x20   issued = 2026-11-01\n\
    \x20   summary = \"Automated tools are now allowed.\"";

pub(super) const VERSION_MISPLACED: &str = "\
    In `content/policies/NAME/versions/` stand the texts of the policy's versions: `2.1.md`, and `2.1.fr.md` in French. A \
    Markdown file with another name, or in a folder below, is the text of no version, and nothing of it is published. \
    A name has letters, digits, `.`, `-` and `_`, no dot at an end, and does not end like a language, as `2.fr` does. \
    Rename the file, or move it out of the folder.";

pub(super) const VERSION_EARLY: &str = "\
    The newest version of a policy comes into force on a later day, and until then readers must see what is in force \
    now. That text is not stored, so the page would show rules that do not hold yet. Release the text in force before \
    you edit it: `lucarne policy release NAME` stores what the policy says. Where it has been edited already, take \
    the older text back from your version control for that one command.";

pub(super) const VERSION_CHANGED: &str = "\
    The stored text of a version was published and is another one now. Readers rely on being able to look up what a \
    policy said when they reported something, so a released text stays as it was. Take it back from your version \
    control, and release a new version where the policy must change; where a translation alone was wrong, add a \
    `[[translation.revision]]` to it. Under `--locked` this is an error.";

pub(super) const UNRELEASED: &str = "\
    A policy says something else than the text that was stored for its newest version (or, where none is stored, \
    than what was published as that version, of which lucarne.lock keeps a hash), or a datum of site.toml that it \
    prints has changed. Readers see the new text under the number of the old version, and no history and no feed \
    tells them. Release a new version, or take the change back. Where the new version is in force from a later day on, \
    the policy shows the old one until then, and all other pages what site.toml says: put the old value back until \
    that day, since the new version is stored in its own words.\n\n\
    \x20   lucarne policy release disclosure --summary \"We answer within two business days.\"";

pub(super) const ANNOUNCEMENT_DATES: &str = "\
    An announcement says that a release comes on a day before the announcement itself is published. Nobody could \
    prepare for it. Correct `published` or `release_on`.\n\n\
    \x20   published = 2026-11-24T09:00:00Z\n\
    \x20   release_on = 2026-12-01";

pub(super) const ANNOUNCEMENT_PAST: &str = "\
    The day of an announced release has come, and the announcement names no advisory. Readers who waited for the day \
    find nothing that says whether the release came and what it fixed. Name the advisories, which are told of as soon \
    as they are public, or set the day that the release was put off to.\n\n\
    \x20   advisories = [\"EX-2026-0014\"]";

pub(super) const ANNOUNCEMENT_INCOMPLETE: &str = "\
    An announcement does not say which products get fixes, how severe the worst of them is, or, in a sentence, that the \
    release comes. Readers plan by these: whether they run the product, and whether they must update on the day. Without \
    products it stands in no product's feed, and without a summary feeds show its title alone. Nobody is told this any \
    more once it names its advisories.\n\n\
    \x20   summary = \"A release of App with security fixes comes on 1 December 2026.\"\n\
    \x20   products = [\"app\"]\n\
    \x20   severity = \"high\"";

pub(super) const ANNOUNCEMENT_CONTRADICTED: &str = "\
    An advisory that an announcement names is public before the day of the release, or graver than the announcement says. \
    Whoever planned by the announcement is surprised: the vulnerability is known before the fix is there, or is worse than \
    they were told. Where a release was put off, move `published` of its advisories too. Of advisories that are not public \
    this is told with `--drafts`.";

pub(super) const ANNOUNCEMENT_ADVISORY: &str = "\
    An announcement names an advisory that the site does not have. It will never lead there. This is told only where \
    drafts are shown: elsewhere it would tell which advisories are there and not public. Correct the id, or write the \
    advisory.";
