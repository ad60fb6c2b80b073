"""Files read and answered in a short form."""

from typing import Any

from calculator.claim_files import (
    Answer,
    ClaimFile,
    General,
    answer_file,
    errors_of,
    read_bytes,
    read_text,
)

ORDER = ("full", "reduced", "contact", "undecided", "do-not-claim", "not-applicable")
BY_REFERRAL = General(selective_policy=True, hospital_selected=False, ordinary=True)
CLOSED = General(
    selective_policy=True,
    hospital_selected=False,
    started_while_contracted=False,
    ordinary=True,
    complete=True,
)
NAMES = "kenmerk;type verwijzer;zorgtype;zorgactiviteit;zorgtrajectnummer"


def short(answer: Answer) -> str:
    """Return an answer as "full", "full|reduced", or "!field" where it could not be given."""
    if errors := sorted(error["field"] for error in errors_of(answer)):
        return "!" + "+".join(errors)
    return "|".join(payment for payment in ORDER if payment in answer.payments)


def answered(written: str | bytes, general: General = CLOSED) -> list[str]:
    """Return the answers for a file in the short form."""
    file = read_bytes(written) if isinstance(written, bytes) else read_text(written)
    return [short(answer) for answer in answer_file(file, general)]


def values(written: str, names: str = NAMES) -> list[dict[str, Any]]:
    """Return what each line below some names says."""
    return [dict(row.values) for row in read_text(f"{names}\n{written}").rows]


def whys(file: ClaimFile) -> list[tuple[int, str]]:
    """Return the lines that are no claims or are not read, and why."""
    unread = [(row.line, str(row.why)) for row in file.rows if row.why]
    return sorted([(line, str(why)) for line, why in file.not_claims] + unread)
