"""The subjects of drills as the pages show them."""

from typing import Any, Final

from calculator.drills import Drill
from calculator.drills.aftercare import AFTERCARE
from calculator.drills.claims import CLAIMS
from calculator.pages.practise import aftercare, claims
from calculator.pages.practise.subject_page import SubjectPage

SUBJECT_PAGES: Final[dict[str, SubjectPage[Any]]] = {
    AFTERCARE.name: aftercare.PAGE,
    CLAIMS.name: claims.PAGE,
}
"""How each subject that there are drills on is shown, by its name."""


def page_of(case: Drill) -> SubjectPage[Any]:
    """Return how the subject of a case is shown."""
    return SUBJECT_PAGES[case.subject.name]
