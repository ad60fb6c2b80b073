"""What insured persons read: short sentences, and no words that only insurers use."""

import re
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final

import pytest

from calculator import aftercare
from calculator.aftercare.rules import Place
from calculator.pages.visit.forms import AFTERCARE
from calculator.words import Language, words_in

ROOMS: Final = (
    *("site", "tab", "failure", "opened", "self_check", "form", "list_help", "day", "payer"),
    *("sessions", "clause", "clause_payer", "own_risk", "headline", "to_do", "answer", "standing"),
    *("module_not_paying", "birthday", "limits", "costs", "take_along", "bill", "pages"),
    *("topic_parent", "change_parent"),
)
"""The first parts of the names of texts that the pages for insured persons say."""
OF_STAFF: Final = ("tab.claim", "answer.codes")
ASKED: Final = tuple(
    f"{room}.{field}"
    for room, field in product(("questions", "topic", "change"), AFTERCARE.fields)
    if field != "diagnosis_code"
)
LONGEST: Final = 20
"""How many words a sentence has at most; a name of several words is one."""
NAMES: Final = re.compile(
    r"Zilveren Kruis|Pro Life|Interpolis, Avéro Achmea|Basis Plus Module|"
    r"Stichting Keurmerk Fysiotherapie|Plusprogramma KNGF|‘[^’]*’"
)
HARD: Final = {
    Language.NL: re.compile(
        r"\b(aanspraak|account|afsluiten van|bronpagina|claudicati\w*|contracter\w*|declar\w+|"
        r"dekking|geïndiceerd|gecontracteerd\w*|hartdiagnose|kalenderjaar|koppeling|"
        r"losse aanvulling|notitie|oncologi\w+|polisblad|tarief|telling|termijn|vermeld|"
        r"voor zover|beroep op|conform|indien|middels|derhalve|tevens|bedraagt)\b",
        re.IGNORECASE,
    ),
    Language.EN: re.compile(
        r"\b(claudicants?|contracted rate|entitlement|heart diagnosis|oncolog\w+|pursuant|"
        r"reimburse\w*|source page|policy schedule|insofar|hereby|thereof)\b",
        re.IGNORECASE,
    ),
}
"""Words above B1, and such as speak of the inside of the calculator."""


def texts_for_insured_persons(language: Language) -> Iterator[tuple[str, str]]:
    """Yield every text that insured persons may read, with its name."""
    words = words_in(language)
    rooms = tuple(f"{room}." for room in (*ROOMS, *ASKED))
    for name in words:
        # A subject is one text, and has none below it.
        if f"{name}.".startswith(rooms) and not name.startswith(OF_STAFF):
            yield name, words[name]
    file = Path(aftercare.__file__).with_name("rules.toml")
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    for each in (*told["rule"], *told["remark"]):
        if each.get("place") != Place.CLAIMING:
            yield each["id"], each["text"][language]


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?:])\s+", NAMES.sub("Name", text))


@pytest.mark.parametrize("language", Language)
def test_sentences_for_insured_persons_are_short(language: Language) -> None:
    long = [
        (len(sentence.split()), name, sentence)
        for name, text in texts_for_insured_persons(language)
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST
    ]
    assert long == []


@pytest.mark.parametrize("language", Language)
def test_insured_persons_read_no_hard_words(language: Language) -> None:
    hard = [
        (name, found[0])
        for name, text in texts_for_insured_persons(language)
        if (found := HARD[language].search(NAMES.sub("Name", text)))
    ]
    assert hard == []
