"""Laws of every file: however it is written, it says no more than the claims behind it."""

import csv
import io
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from calculator.claim_files import General, Refused, answer_file, as_line, describe, read_bytes
from calculator.claim_files.columns import VOCABULARY
from calculator.claims import assess_all
from tests.claim_files.reading import ORDER
from tests.claim_files.test_corpus import CORPUS, FILES
from tests.claim_files.workbooks import sheet_of, xlsx

NUMBERS: Final = ("4020031", "4020044", "12", "ZT2025000101", "")
CLEAN: Final[dict[str, tuple[Any, ...]]] = {
    "referral_type": ("01", "02", "03", "04", "05", "06", "07", "07", "08", None),
    "care_type": ("11", "13", "21", "other", None),
    "acute_activity": ("190015", "190016", "none", None),
    "trajectory_number": NUMBERS,
    "referring_trajectory_number": NUMBERS,
    "product_code": ("150101007", "099699005", None),
    "declaration_code": ("15D492", "15E612", "15B117", None),
    "specialism_code": ("0303", "0313", "0318", None),
    "diagnosis_code": ("603", "028", "218", None),
    "hospital": ("06010101", "06010102", None),
    "started_while_contracted": (True, False, None),
    "licence": (True, False, None),
    "care_kind": ("pregnancy", "licensed", "other", None, None, None),
    "selective_policy": (True, True, False, None),
}
WAYS: Final[dict[str, Any]] = {
    "referral_type": lambda v: [v, v.lstrip("0"), f"{v}.0", f"{v} - verwezen", f" {v}: SEH"],
    "care_type": lambda v: ["41", "overig"] if v == "other" else [v, f"{v}.0", f"{v} zorg"],
    "acute_activity": lambda v: (
        ["-", "nvt", "geen", "190060; 039671", "39671"]
        if v == "none"
        else [v, f"{v[:3]}.{v[3:]}", f"190060/{v}", f"{v} acuut", f"190060,{v}", f"{v}.0"]
    ),
    "product_code": lambda v: [v, v.lstrip("0"), f"{v}.0"],
    "declaration_code": lambda v: [v, v.lower(), f" {v}"],
    "specialism_code": lambda v: [v, v.lstrip("0"), f"{v} - poli"],
    "diagnosis_code": lambda v: [v, f"{v} "],
    "hospital": lambda v: [v, v.lstrip("0")],
}
WRONG: Final = ("?!", "1,5E+07", "#N/B", "zie boven", "4 of 6", "3O3")
NO_NAMES: Final = {"hospital": 3, "trajectory_number": 5, "referring_trajectory_number": 5}
"""How many of these cannot be taken for what such a column holds."""
YES_NO: Final = {True: ("ja", "Yes", "1", "TRUE"), False: ("nee", "no", "0", "onwaar")}
ABOVE: Final[list[list[list[str]]]] = [[], [["Overzicht"]], [["Lijst van TEST"], []]]
BELOW: Final[list[list[list[str]]]] = [[], [[]], [["Totaal"]]]
BESIDE: Final = ("Bedrag", "bsn", "Naam", "Begindatum")


def ways(field: str, value: Any) -> list[str]:
    """Return how people and spreadsheets write a value."""
    if value is None or value == "":
        return [""] if value is None else ["", "-", "nvt", "0"]
    if isinstance(value, bool):
        return [*YES_NO[value]]
    if field.endswith("trajectory_number"):
        either = [value, f" {value}\u00a0", value.lower()]
        if not value.isdecimal():
            return either
        thousands = f"{int(value):,}"
        return [*either, f"00{value}", f"{value}.0", thousands, thousands.replace(",", ".")]
    written: list[str] = WAYS.get(field, lambda v: [v])(value)
    return written


@st.composite
def files(draw: st.DrawFn) -> tuple[list[dict[str, Any]], bytes]:
    """Return claims, and a file that says them, in part so that nobody can read it."""
    fields = draw(st.permutations(["claim_id", *CLEAN]))
    fields = fields[: draw(st.integers(3, len(fields)))]
    fields = fields if "claim_id" in fields else ["claim_id", *fields]
    given_fields = st.fixed_dictionaries(
        {field: st.sampled_from(CLEAN[field]) for field in fields if field != "claim_id"}
    )
    claims = draw(st.lists(given_fields, min_size=1, max_size=5))
    claims = [claim | {"claim_id": f"D-{place}"} for place, claim in enumerate(claims)]
    spell = st.sampled_from((str, str.upper, str.title, lambda name: f" {name.replace(' ', '_')} "))
    head = [draw(spell)(draw(st.sampled_from(VOCABULARY.fields[field]))) for field in fields]
    quirk = draw(st.sampled_from((0, 0, 4)))
    rows = []
    for claim in claims:
        cells = []
        for field in fields:
            cell = draw(st.sampled_from(ways(field, claim[field])))
            there = field != "claim_id" and claim[field] not in {None, ""}
            wrong = quirk and there and draw(st.integers(0, quirk)) == 0
            cells.append(draw(st.sampled_from(WRONG[: NO_NAMES.get(field)])) if wrong else cell)
        rows.append(cells)
    for name in draw(st.lists(st.sampled_from(BESIDE), unique=True)):
        place = draw(st.integers(0, len(head)))
        for row, said in zip([head, *rows], [name, *["TEST"] * len(rows)], strict=True):
            row.insert(place, said)
    above, below = draw(st.sampled_from(ABOVE)), draw(st.sampled_from(BELOW))
    return claims, draw(written([*above, head, *rows, *below]))


@st.composite
def written(draw: st.DrawFn, lines: list[list[str]]) -> bytes:
    """Return a file with some lines of cells."""
    if draw(st.booleans()):
        return xlsx(sheet_of([[*line] for line in lines]))
    between = draw(st.sampled_from(";,\t|"))
    kept = io.StringIO(newline="")
    if draw(st.booleans()):
        kept.write(f"sep={between}\r\n")
    every = draw(st.booleans())
    writer = csv.writer(
        kept, delimiter=between, quoting=csv.QUOTE_ALL if every else csv.QUOTE_MINIMAL
    )
    writer.writerows(lines)
    return kept.getvalue().encode(draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1252"))))


@given(files(), st.sampled_from((True, False, None)), st.booleans(), st.booleans())
def test_a_file_is_never_more_certain_than_the_claims_behind_it(
    file: tuple[list[dict[str, Any]], bytes],
    started: bool | None,  # noqa: FBT001
    ordinary: bool,  # noqa: FBT001
    complete: bool,  # noqa: FBT001
) -> None:
    claims, data = file
    general = {
        "selective_policy": True,
        "hospital_selected": False,
        "started_while_contracted": started,
    }
    clean = [
        general | {field: value for field, value in claim.items() if value is not None}
        for claim in claims
    ]
    right = assess_all(clean, complete=complete, ordinary=ordinary)
    answers = answer_file(
        read_bytes(data), General(**general, ordinary=ordinary, complete=complete)
    )
    assert [answer.row.values.get("claim_id") for answer in answers] == [
        claim["claim_id"] for claim in claims
    ]
    for answer, behind in zip(answers, right, strict=True):
        if answer.payments and behind.assessment:
            assert {o.payment for o in behind.assessment.outcomes} <= {*answer.payments}


@given(st.data())
def test_any_bytes_are_read_or_refused(data: st.DataObject) -> None:
    start = data.draw(st.sampled_from([CORPUS / name for name in FILES]) | st.none())
    whole = bytearray(start.read_bytes() if start else data.draw(st.binary(max_size=400)))
    for place in data.draw(st.lists(st.integers(0, max(len(whole) - 1, 0)), max_size=20)):
        if whole:
            whole[place : place + 1] = data.draw(st.binary(max_size=3))
    try:
        file = read_bytes(bytes(whole))
    except Refused:
        return
    answers = answer_file(file, General(ordinary=True, complete=True))
    assert [*describe(file)]
    for answer in answers:
        line = as_line(answer)
        assert {*answer.payments} <= {*ORDER}
        assert line["decided"] is (len(answer.payments) == 1)


@given(st.text(alphabet=';,\t"\n\r- 0149abE+.#', max_size=80), st.integers(0, 3))
def test_any_text_below_some_names_is_read(text: str, most: int) -> None:
    names = "kenmerk;type verwijzer;zorgtype;zorgactiviteit;zorgtrajectnummer\n"
    file = read_bytes((names + text).encode())
    for answer in answer_file(file, General(ordinary=True, complete=most > 0)):
        assert as_line(answer)
