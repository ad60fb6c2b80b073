"""The pages of the site: where each stands, what the way to it is called, and how it begins.

The server tells how a page begins before the app is there, and the app from then on. A page that
is not among these does not exist: neither the row of pages nor an address leads to it.
"""

from typing import Final, NamedTuple

from markupsafe import Markup

SELF_CHECK: Final = ""
CALL: Final = "klantenservice"
EXAMPLES: Final = "voorbeelden"
PRACTISE: Final = "oefenen"
SELECTIVE_POLICY: Final = "selectieve-polis"


class SitePage(NamedTuple):
    """A page, with what it says before anything else, by the names of the texts.

    Attributes:
        address: What stands behind the slash in its address.
        script: The file that draws it, below `calculator/pages/`.
        name: What the way to it is called.
        title: Its title.
        lines: The two lines below it; none on a page that has no room for them.
        asked: A heading and the first question, on a page that begins to ask at once.
    """

    address: str
    script: str
    name: str
    title: str
    lines: tuple[str, str] | None = None
    asked: tuple[str, str] | None = None


PAGES: Final[dict[str, SitePage]] = {
    page.address: page
    for page in (
        SitePage(
            SELF_CHECK,
            "self_check.py",
            "pages.self_check",
            "self_check.title",
            ("self_check.intro", "self_check.privacy"),
            ("self_check.questions", "questions.indication.ask"),
        ),
        SitePage(CALL, "call/page.py", "pages.call", "call.title"),
        SitePage(
            EXAMPLES,
            "examples/page.py",
            "pages.worked_examples",
            "examples.title",
            ("examples.intro", "examples.provenance"),
        ),
        SitePage(
            PRACTISE,
            "practise/page.py",
            "pages.drills",
            "drills.title",
            ("drills.intro", "drills.privacy"),
        ),
        SitePage(
            SELECTIVE_POLICY,
            "claim/page.py",
            "pages.selective_policy",
            "claims.title",
            ("claims.intro", "self_check.privacy"),
        ),
    )
}
"""The pages by address, as they stand in the row; the first is the one to begin with."""


def opening(what: str, promise: str) -> Markup:
    """Return what stands under the title of a page: what it is for, and what it promises."""
    return Markup('<p class="vw-intro">{}</p><p class="vw-privacy">{}</p>').format(what, promise)
