"""The pages of the site: where each stands, what the way to it is called, and how it begins.

The server tells how a page begins before the app is there, and the app from then on. A page that
is not among these does not exist: neither the row of pages nor an address leads to it.
"""

from typing import Final, NamedTuple

from markupsafe import Markup

SELF_CHECK: Final = ""
BILL: Final = "rekening"
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
        for_staff: Whether it is for those who work at an insurer or a hospital, and stands apart
            from the pages for insured persons.
        lines: The two lines below it; none on a page that has no room for them.
        asked: A heading and the first question, on a page that begins to ask at once.
        typed: What is asked and what an empty field shows, on a page that begins with a line to
            type, and the part of a visit that keeps it.
    """

    address: str
    script: str
    name: str
    title: str
    for_staff: bool = True
    lines: tuple[str, str] | None = None
    asked: tuple[str, str] | None = None
    typed: tuple[str, str, str] | None = None


PAGES: Final[dict[str, SitePage]] = {
    page.address: page
    for page in (
        SitePage(
            SELF_CHECK,
            "self_check.py",
            "pages.self_check",
            "self_check.title",
            for_staff=False,
            lines=("self_check.intro", "self_check.privacy"),
            asked=("self_check.questions", "questions.indication.ask"),
        ),
        SitePage(
            BILL,
            "bill/page.py",
            "pages.bill",
            "bill.title",
            for_staff=False,
            lines=("bill.intro", "self_check.privacy"),
            asked=("bill.questions", "bill.selective_policy.ask"),
        ),
        SitePage(
            CALL,
            "call/page.py",
            "pages.call",
            "call.title",
            typed=("entry.label", "entry.example", "person"),
        ),
        SitePage(
            SELECTIVE_POLICY,
            "claim/page.py",
            "pages.selective_policy",
            "claims.title",
            lines=("claims.intro", "self_check.privacy"),
            asked=("claims.questions", "questions.selective_policy.ask"),
            typed=("entry.label", "claim_brief.example", "claim"),
        ),
        SitePage(
            EXAMPLES,
            "examples/page.py",
            "pages.worked_examples",
            "examples.title",
            lines=("examples.intro", "examples.provenance"),
        ),
        SitePage(
            PRACTISE,
            "practise/page.py",
            "pages.drills",
            "drills.title",
            lines=("drills.intro", "drills.privacy"),
        ),
    )
}
"""The pages by address, as they stand in their rows; the first is the one to begin with."""
_OTHER_SIDE: Final = {False: (CALL, "pages.for_staff"), True: (SELF_CHECK, "pages.for_insured")}
"""Where the way from each side to the other leads, and what it is called."""


def page_at(path: str) -> SitePage:
    """Return the page of an address below what every address begins with.

    One that is unknown has the first page, as in the app.
    """
    return PAGES.get(path.strip("/"), PAGES[SELF_CHECK])


def ways_from(here: SitePage) -> list[tuple[SitePage, str]]:
    """Return the row of pages as a page shows it: each page with what the way to it is called.

    These are the pages for the same people, and last the way to those for others.
    """
    row = [(page, page.name) for page in PAGES.values() if page.for_staff is here.for_staff]
    other, name = _OTHER_SIDE[here.for_staff]
    return [*row, (PAGES[other], name)]


def opening(what: str, promise: str) -> Markup:
    """Return what stands under the title of a page: what it is for, and what it promises."""
    return Markup('<p class="vw-intro">{}</p><p class="vw-privacy">{}</p>').format(what, promise)
