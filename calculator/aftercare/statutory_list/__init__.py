"""Is a condition on the statutory list (Besluit zorgverzekering, annex 1), and until when?

Two aids: by the national code of a diagnosis, or by choosing what fits in words. Neither
decides: that do the physiotherapist and the doctor. Importing this reads no list of codes.
"""

from calculator.aftercare.statutory_list.codes import (
    IN_CLAIMS_SINCE,
    VALID_FROM,
    VERSION,
    Entry,
    find,
    is_known,
    possible_pairs,
    tells_claudication,
)
from calculator.aftercare.statutory_list.kinds import GROUPS, KINDS, WHO_DECIDES, Group, Kind
from calculator.aftercare.statutory_list.terms import (
    Event,
    Finding,
    Term,
    apply_term,
    counts_from_discharge,
    last_day,
)

__all__ = [
    "GROUPS",
    "IN_CLAIMS_SINCE",
    "KINDS",
    "VALID_FROM",
    "VERSION",
    "WHO_DECIDES",
    "Entry",
    "Event",
    "Finding",
    "Group",
    "Kind",
    "Term",
    "apply_term",
    "counts_from_discharge",
    "find",
    "is_known",
    "last_day",
    "possible_pairs",
    "tells_claudication",
]
