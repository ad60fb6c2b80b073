"""Codes on a claim that tell what kind of care it is.

The sources do not say what a code means beyond this, so nothing more is made of them.
"""

from enum import StrEnum
from typing import Final


class CareKind(StrEnum):
    """What kind of care is claimed."""

    MENTAL_HEALTH = "mental-health"
    NON_DBC = "non-dbc"
    """Claimed as another care product: add-ons, first-line diagnostics and the like."""
    LICENSED = "licensed"
    """An activity for which the hospital needs a licence (WBMV)."""
    PREGNANCY = "pregnancy"
    BOWEL_SCREENING = "bowel-screening"
    OTHER = "other"


PREGNANCY_GROUPS: Final = frozenset({"150101", "159899", "159999"})
"""Care product groups, the first six digits of a product code."""
PREGNANCY_PRODUCTS: Final = frozenset({"990516011", "990516020"})
COLOSCOPIES: Final = frozenset({"15D492", "15E612"})
"""Declaration codes."""
SCREENING_DIAGNOSES: Final = frozenset({("0303", "603"), ("0313", "028"), ("0318", "830")})
"""A specialism with its diagnosis."""


def kind_of_product(product_code: str | None) -> CareKind | None:
    """Return the kind of care that a product code tells; None if it tells nothing."""
    if product_code is None:
        return None
    pregnancy = product_code[:6] in PREGNANCY_GROUPS or product_code in PREGNANCY_PRODUCTS
    return CareKind.PREGNANCY if pregnancy else None


def kind_of_declaration(
    declaration_code: str | None, specialism_code: str | None, diagnosis_code: str | None
) -> CareKind | None:
    """Return the kind of care that these three tell together; None if they tell nothing."""
    is_screening = (
        declaration_code in COLOSCOPIES and (specialism_code, diagnosis_code) in SCREENING_DIAGNOSES
    )
    return CareKind.BOWEL_SCREENING if is_screening else None
