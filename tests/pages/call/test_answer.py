"""What an agent sees first, headline and table, read back and held against every answer."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple

import pytest

from calculator import aftercare, decision
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.call.answer import draw_call_in_short, write_call_headline
from calculator.pages.call.spoken import write_question
from calculator.words import Language, words_in
from tests.aftercare.expected import BASIC, MODULE, PERSON, SUPPLEMENTARY
from tests.languages import DUTCH_EACH_TIME
from tests.pages.plans import (
    EITHER,
    IN_SUPPLEMENTARY,
    Known,
    Way,
    every_prospect,
    known,
    spread,
)
from tests.pages.told import UnreadableError

PAYERS: Final = {
    Language.NL: {
        "Basis Plus Module": MODULE,
        "nazorg in de aanvullende verzekering (dekking Basis Plus Module)": IN_SUPPLEMENTARY,
        "Basis Plus Module (of nazorg in de aanvullende verzekering)": EITHER,
        "basisverzekering": BASIC,
        "aanvullende verzekering": SUPPLEMENTARY,
        "verzekerde zelf": PERSON,
    },
    Language.EN: {
        "Basis Plus Module": MODULE,
        "aftercare in the supplementary insurance (cover of the Basis Plus Module)": (
            IN_SUPPLEMENTARY
        ),
        "Basis Plus Module (or aftercare in the supplementary insurance)": EITHER,
        "basic insurance": BASIC,
        "supplementary insurance": SUPPLEMENTARY,
        "the insured person": PERSON,
    },
}
COVERS: Final = {IN_SUPPLEMENTARY, EITHER}
"""What the table calls the module where there may be none; the colour is the module's."""
OPEN: Final = {Language.NL: "nog niet beslist", Language.EN: "not decided yet"}
OR: Final = {Language.NL: " of ", Language.EN: " or "}
NEXT: Final = {
    Language.NL: (
        r"Volgende behandeling \((?P<first>\d+)\): {who}, {until}\.",
        r"Alleen de volgende behandeling \((?P<single>\d+)\): {who}\.",
        r"Alle volgende behandelingen \(vanaf (?P<first>\d+)\): {who}\.",
        r"Volgende behandeling \((?P<first>\d+)\): {who}, {used_up}, hooguit {until}\.",
        r"Volgende behandeling \((?P<first>\d+)\): {who}, {used_up}\.",
    ),
    Language.EN: (
        r"Next session \((?P<first>\d+)\): {who}, {until}\.",
        r"Only the next session \((?P<single>\d+)\): {who}\.",
        r"All sessions to come \(from (?P<first>\d+)\): {who}\.",
        r"Next session \((?P<first>\d+)\): {who}, {used_up}, {until} at most\.",
        r"Next session \((?P<first>\d+)\): {who}, {used_up}\.",
    ),
}
THEN: Final = {
    Language.NL: (
        r"Daarna {until}: {who}\.",
        r"Daarna {who}, {used_up}, hooguit {until}\.",
        r"Daarna behandeling (?P<single>\d+): {who}\.",
        r"Vanaf (?P<first>\d+): {who}\.",
        r"Vanaf (?P<first>\d+): {who}, {used_up}\.",
    ),
    Language.EN: (
        r"Then {until}: {who}\.",
        r"Then {who}, {used_up}, {until} at most\.",
        r"Then session (?P<single>\d+): {who}\.",
        r"From (?P<first>\d+): {who}\.",
        r"From (?P<first>\d+): {who}, {used_up}\.",
    ),
}
PLACES: Final = {
    Language.NL: {
        "who": r"(?P<who>[^.,:]+)",
        "until": r"tot en met (?P<last>\d+)",
        "used_up": r"(?P<limited>tot die op is)",
    },
    Language.EN: {
        "who": r"(?P<who>[^.,:]+)",
        "until": r"up to and including (?P<last>\d+)",
        "used_up": r"(?P<limited>until it is used up)",
    },
}
STANDINGS: Final = {
    Language.NL: {"bron": "source", "wet": "law", "onze uitleg": "position"},
    Language.EN: {"source": "source", "law": "law", "our interpretation": "position"},
}
CODES: Final = {
    Language.NL: r"CSI (\d+) \(tot en met 2024: lijst (\d+), (?:letter ([A-Z])|geen letter)\)",
    Language.EN: r"CSI (\d+) \(until 2024: list (\d+), (?:letter ([A-Z])|no letter)\)",
}
NO_CODES: Final = {Language.NL: "geen code in de bronnen", Language.EN: "no code in the sources"}
NO_CLAIM: Final = {Language.NL: "niets te declareren", Language.EN: "nothing to claim"}
LIMITED: Final = {Language.NL: " zolang er over zijn", Language.EN: " as long as some are left"}
ROW: Final = re.compile(
    r'<tr><th scope="row" class="vw-(?P<kind>[a-z-]+)"><span>(?P<sessions>[^<]+)</span></th>'
    r"<td>(?P<who>.*?)</td><td>(?P<codes>.*?)</td><td>(?P<ground>.*?)</td></tr>"
)
SHORT: Final = {
    Language.NL: r"(\d+)(?:–(\d+)|( en verder))?",
    Language.EN: r"(\d+)(?:–(\d+)|( and on))?",
}
FEW: Final = 2


class Part(NamedTuple):
    """One part of the headline; without payers it is not decided."""

    first: int
    last: int | None
    payers: frozenset[str]
    limited: bool


class Row(NamedTuple):
    """One row of the table; without ways it is not decided, nor without a standing."""

    first: int
    last: int | None
    ways: frozenset[Way]
    standing: str | None


def read_headline(text: str, first: int, language: Language) -> tuple[Part, ...]:
    """Read a headline whose sessions have to follow upon each other from the first on."""
    parts: list[Part] = []
    for sentence in re.findall(r"[^.]+\.", text):
        forms = THEN[language] if parts else NEXT[language]
        written = [form.format(**PLACES[language]) for form in forms]
        fits = [m for form in written if (m := re.fullmatch(form, sentence.strip()))]
        if len(fits) != 1:
            raise UnreadableError(sentence)
        said = fits[0].groupdict()
        start = parts[-1].last + 1 if parts and parts[-1].last else first
        last = int(said.get("last") or said.get("single") or 0) or None
        if start != int(said.get("first") or said.get("single") or start) or (
            said.get("last") and last is not None and last < start
        ):
            raise UnreadableError(text)
        payers, limited = _payers(said["who"] or "", language)
        if said.get("limited"):
            if payers != {SUPPLEMENTARY}:
                raise UnreadableError(sentence)
            limited = True
        parts.append(Part(start, last, payers, limited))
    if not parts or any(part.last is None for part in parts[:-1]) or parts[-1].last:
        raise UnreadableError(text)
    return tuple(parts)


def _payers(told: str, language: Language) -> tuple[frozenset[str], bool]:
    """Read who may pay; of two, the supplementary insurance has its own limit beside it."""
    if told == OPEN[language]:
        return frozenset(), False
    names = told.split(OR[language])
    of = {name.removesuffix(LIMITED[language]): LIMITED[language] in name for name in names}
    if not of.keys() <= PAYERS[language].keys() or len(of) < len(names) or len(of) > FEW:
        raise UnreadableError(told)
    limited = {PAYERS[language][name] for name, limit in of.items() if limit}
    if not limited <= {SUPPLEMENTARY} or (limited and len(of) == 1):
        raise UnreadableError(told)
    return frozenset(PAYERS[language][name] for name in of), bool(limited)


def headline_to_be(each: Known) -> tuple[Part, ...]:
    """Return the parts of a headline, worked out session by session.

    While it is open whether the rules are about this at all, nothing is said.
    """
    runs = each.runs(lambda here: (here.payers, here.limited))
    return tuple(
        Part(first, last, payers, limited)
        if len(payers) <= FEW and each.assessment.in_scope
        else Part(first, last, frozenset(), limited=False)
        for first, last, (payers, limited) in runs
    )


def undecided(parts: tuple[Part, ...]) -> bool:
    return not any(part.payers for part in parts)


def read_table(drawn: str, language: Language) -> tuple[Row, ...]:
    """Read every row of the table."""
    body = re.search(r"<tbody>(.*)</tbody>", drawn)
    if not body:
        return ()
    rows = [*ROW.finditer(body[1])]
    if "".join(row[0] for row in rows) != body[1]:
        raise UnreadableError(drawn)
    return tuple(_row(row, language) for row in rows)


def _row(row: re.Match[str], language: Language) -> Row:
    sessions = re.fullmatch(SHORT[language], row["sessions"])
    if not sessions:
        raise UnreadableError(row[0])
    first = int(sessions[1])
    last = None if sessions[3] else int(sessions[2] or first)
    if row["who"] == OPEN[language]:
        if (row["codes"], row["ground"], row["kind"]) != ("", "", "open"):
            raise UnreadableError(row[0])
        return Row(first, last, frozenset(), None)
    who, codes = (
        [unescape(line) for line in re.findall(r"<div>(.*?)</div>", row[cell])]
        for cell in ("who", "codes")
    )
    ways = [_way(*pair, language) for pair in zip(who, codes, strict=True)]
    payers = {MODULE if way.payer in COVERS else way.payer for way in ways}
    if row["kind"] != (payers.pop() if len(payers) == 1 else "open") or len({*ways}) < len(ways):
        raise UnreadableError(row[0])
    label = re.fullmatch(r'<span class="vw-standing vw-([a-z]+)">(.+)</span>', row["ground"])
    if not label and row["ground"] != OPEN[language]:
        raise UnreadableError(row[0])
    if label and STANDINGS[language].get(label[2]) != label[1]:
        raise UnreadableError(row[0])
    return Row(first, last, frozenset(ways), label[1] if label else None)


def _way(who: str, codes: str, language: Language) -> Way:
    limited = who.endswith(LIMITED[language])
    payer = PAYERS[language].get(who.removesuffix(LIMITED[language]))
    found = re.fullmatch(CODES[language], codes)
    if payer is None or (codes == NO_CLAIM[language]) != (payer == PERSON):
        raise UnreadableError(who)
    if not found and codes not in (NO_CODES[language], NO_CLAIM[language]):
        raise UnreadableError(codes)
    return Way(payer, (found[2], found[3] or "", found[1]) if found else None, limited)


def table_to_be(each: Known) -> tuple[Row, ...]:
    """Return the rows of the table, worked out session by session."""
    return tuple(
        Row(
            first,
            last,
            here.ways if len(here.payers) <= FEW else frozenset(),
            here.standing if len(here.ways) == 1 else None,
        )
        for first, last, here in each.runs(lambda here: here)
    )


def headline(each: Known, language: Language) -> str:
    return write_call_headline(words_in(language), each.enquiry())


def drawn(each: Known, language: Language) -> str:
    return str(draw_call_in_short(words_in(language), each.enquiry()))


def in_scope(every: tuple[Known, ...]) -> list[Known]:
    return [each for each in every if each.assessment.plans]


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_the_headline_begins_with_the_next_session_and_names_every_payer(
    language: Language, every: tuple[Known, ...]
) -> None:
    for each in in_scope(every):
        text, expected = headline(each, language), headline_to_be(each)
        if undecided(expected):
            assert text.lower() == f"{OPEN[language]}."
        else:
            assert read_headline(text, each.first, language) == expected, (each.situation, text)


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_every_row_of_the_table_has_its_sessions_payers_codes_and_standing(
    language: Language, every: tuple[Known, ...]
) -> None:
    for each in every_prospect(every)[:: 1 if language is Language.NL else 3]:
        text = drawn(each, language)
        assert read_table(text, language) == table_to_be(each), (each.situation, text)


@pytest.mark.parametrize("language", Language)
def test_the_first_open_question_stands_there_exactly_while_there_is_one(
    language: Language, every: tuple[Known, ...]
) -> None:
    words = words_in(language)
    for each in every[::11]:
        asked = re.findall(r'<p class="vw-ask"><b>[^<]+</b> (.*?)</p>', drawn(each, language))
        if each.assessment.decided:
            assert asked == []
        else:
            question = write_question(words, each.enquiry())
            assert [unescape(text) for text in asked] == [question]


@pytest.mark.parametrize("language", Language)
def test_out_of_scope_there_is_no_payer_no_table_and_no_question(language: Language) -> None:
    each = known(indication="other")
    text = drawn(each, language)
    assert headline(each, language) in unescape(text)
    assert "<table" not in text
    assert "vw-ask" not in text
    assert not any(payer in text for payer in PAYERS[language])


@pytest.mark.parametrize("language", Language)
def test_before_anything_is_said_nobody_pays(language: Language) -> None:
    nothing = Enquiry(aftercare.Situation(), decision.today())
    text = str(draw_call_in_short(words_in(language), nothing, started=False))
    assert "<table" not in text
    assert not any(payer in text for payer in PAYERS[language])


@pytest.mark.parametrize("language", Language)
def test_while_the_indication_is_open_the_table_stands_under_its_condition(
    language: Language, every: tuple[Known, ...]
) -> None:
    condition = {
        Language.NL: "Dit geldt als het gaat om nazorg na kanker of bij een hart- of vaatziekte.",
        Language.EN: "This holds if it is aftercare following cancer or with a heart or vascular "
        "condition.",
    }[language]
    for each in in_scope(every)[::7]:
        before_table, table, _ = drawn(each, language).partition("<table")
        assert table
        assert (condition in unescape(before_table)) is (each.assessment.in_scope is None)


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_a_changed_payer_number_code_or_standing_would_be_noticed(
    language: Language, every: tuple[Known, ...]
) -> None:
    tried = 0
    for each in spread(in_scope(every), 230):
        table = drawn(each, language)
        line, expected = headline(each, language), headline_to_be(each)
        for text, other in (
            *((line, text) for text in altered(line, language)),
            *((table, text) for text in altered(table, language)),
        ):
            if text == other or (undecided(expected) and text == line):
                continue
            try:
                if text == line:
                    assert read_headline(other, each.first, language) != expected, other
                else:
                    assert read_table(other, language) != table_to_be(each), other
            except ValueError:  # it cannot even be read
                pass
            tried += 1
    assert tried > 1_000


def altered(text: str, language: Language) -> Iterator[str]:
    """Yield a headline or a table with one thing in it changed."""
    at = max(text.find("<tbody>"), 0)
    before, after = text[:at], text[at:]
    for number in re.finditer(r"\d+", after):
        for other in (int(number[0]) - 1, int(number[0]) + 1):
            changed = f"{other:0{len(number[0])}}"
            yield f"{before}{after[: number.start()]}{changed}{after[number.end() :]}"
    for names in (PAYERS[language], STANDINGS[language]):
        for old in names:
            for new in names:
                yield before + re.sub(rf"(?<![a-z]){re.escape(old)}", new, after, count=1)
    for word in (LIMITED[language], NO_CODES[language], OPEN[language]):
        yield before + after.replace(word, "", 1)
