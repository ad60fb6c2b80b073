"""The answers for a file of claims."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from calculator import claims
from calculator.claim_files.reading import ClaimFile, Row
from calculator.claim_files.values import How
from calculator.claims.codes import (
    COLOSCOPIES,
    SCREENING_DIAGNOSES,
    kind_of_declaration,
    kind_of_product,
)

Each = TypeVar("Each")


@dataclass(frozen=True)
class General:
    """What holds for every line of a file that does not say otherwise itself.

    Attributes:
        selective_policy: Whether the patients have a selective policy; None if unknown.
        hospital_selected: Whether the hospital is selected for it; None if unknown.
        started_while_contracted: Whether care began while it was contracted; None if unknown.
        ordinary: Whether care is ordinary unless a code or the line says otherwise.
        complete: Whether these are all claims that a trajectory number could lead to. A file that
            is cut, or of which a line could not be read, is not.
    """

    selective_policy: bool | None = None
    hospital_selected: bool | None = None
    started_while_contracted: bool | None = None
    ordinary: bool = False
    complete: bool = False


@dataclass(frozen=True)
class Answer:
    """The answer for one line of a file.

    Attributes:
        row: What it says.
        listed: The answer and what is at odds, as of `claims.assess_all`.
        wrong: The fields whose cells could not be read although they decide, and how it is with
            each; there is no answer then.
    """

    row: Row
    listed: claims.ListedAssessment
    wrong: Mapping[str, How]

    @property
    def errors(self) -> tuple[claims.ListError, ...]:
        """What is at odds in the line; that it takes another back is not."""
        return tuple(error for error in self.listed.errors if error.type != "credit_line")

    @property
    def payments(self) -> tuple[claims.Payment, ...]:
        """Every payment that is possible; none where there is no answer."""
        if self.listed.assessment is None or self.wrong or self.row.why:
            return ()
        return tuple(outcome.payment for outcome in self.listed.assessment.outcomes)

    @property
    def decided(self) -> bool:
        """Whether one payment is certain."""
        return len(self.payments) == 1


_OPENS: Final = {
    "referral_type": "referral_type",
    "care_type": "care_type",
    "selective_policy": "selective_policy",
    "hospital_selected": "hospital_selected",
    "licence": "licence",
    "started_while_contracted": "first_trajectory",
    "first_trajectory": "first_trajectory",
}
"""Which question is open where a cell cannot be read that decides. Of other cells, such as the
kind of care, a code, an activity or a number, what is possible is the answer."""


def tell_nobody(done: float) -> None:
    """Say nothing of how far it is."""


def answer_file(
    file: ClaimFile,
    general: General,
    on: date | None = None,
    tell: Callable[[float], None] = tell_nobody,
) -> tuple[Answer, ...]:
    """Return the answer for each row of a file, in its order.

    Args:
        file: The file as it was read.
        general: What holds for every line that does not say otherwise itself.
        on: The day to answer for, as of `claims.assess`.
        tell: Called now and then with how much of it is done, from 0 to 1.

    Raises:
        pydantic.ValidationError: No rules are held for such a day.
    """
    complete = general.complete and file.is_whole
    asked: list[Mapping[str, object]] = []
    places: dict[tuple[object, ...], int] = {}
    found_at: list[int] = []
    for place, row in enumerate(file.rows):
        given = _given(row, general)
        # Lines of one claim whose activities come to the same are asked once.
        same = (
            (place,) if row.claim is None else (row.claim, "one", row.values.get("acute_activity"))
        )
        if same not in places:
            places[same] = len(asked)
            asked.append(given)
        found_at.append(places[same])
    taken_in = _telling(asked, len(asked), lambda done: tell(done / 2))
    answers = claims.assess_each(taken_in, complete=complete, on=on)
    found = [*_telling(answers, len(asked), lambda done: tell((1 + done) / 2))]
    return tuple(
        Answer(row, found[place], _wrong(row, found[place]))
        for row, place in zip(file.rows, found_at, strict=True)
    )


_TOLD_EVERY: Final = 500


def _telling(each: Iterable[Each], count: int, tell: Callable[[float], None]) -> Iterator[Each]:
    for number, one in enumerate(each):
        if number % _TOLD_EVERY == 0:
            tell(number / count)
        yield one


def _given(row: Row, general: General) -> Mapping[str, object]:
    """Return what is known of a claim by its line and by what holds for all."""
    if row.why:
        return {}
    given = {
        name: getattr(general, name)
        for name in ("selective_policy", "hospital_selected", "started_while_contracted")
        if name not in row.unreadable
    }
    given |= row.values
    if "credit" in row.unreadable:
        given["credit"] = str(How.UNREADABLE)  # it may be none, so that nothing goes by it for sure
    if general.ordinary and "care_kind" not in given and _is_ordinary(row):
        given["care_kind"] = claims.CareKind.OTHER
    return given


def _is_ordinary(row: Row) -> bool:
    """Return whether no code tells another kind of care, nor one that cannot be read may."""
    unreadable = row.unreadable
    if unreadable & {"care_kind", "product_code"}:
        return False
    code, specialism, diagnosis = (
        row.values.get(name) for name in ("declaration_code", "specialism_code", "diagnosis_code")
    )
    told = kind_of_product(_text(row.values.get("product_code"))) or kind_of_declaration(
        _text(code), _text(specialism), _text(diagnosis)
    )
    may_be_screening = (
        (code in COLOSCOPIES or "declaration_code" in unreadable)
        and unreadable & {"declaration_code", "specialism_code", "diagnosis_code"}
        and any(
            (specialism == pair[0] or "specialism_code" in unreadable)
            and (diagnosis == pair[1] or "diagnosis_code" in unreadable)
            for pair in SCREENING_DIAGNOSES
        )
    )
    return told is None and not may_be_screening


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _wrong(row: Row, listed: claims.ListedAssessment) -> Mapping[str, How]:
    """Return the fields whose cells could not be read although they decide."""
    if "credit" in row.unreadable:
        return {"credit": row.how["credit"]}
    if listed.assessment is None:
        return {}
    still_open = set(listed.assessment.open_questions)
    return {
        name: row.how[name] for name in sorted(row.unreadable) if _OPENS.get(name) in still_open
    }
