"""What can be chosen in words: the domain's table, row by row, and what a file is refused for."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from pydantic import ValidationError

from calculator.aftercare import statutory_list
from calculator.aftercare.statutory_list import GROUPS, KINDS, WHO_DECIDES, Event, Term, find
from calculator.aftercare.statutory_list.kinds import KindsFile
from calculator.sources import SOURCES

LAW, LIST = "law.chronic-list", "dcsph.codes"
BY_LAW: Final = ("law", (LAW,))
BY_LIST: Final = ("public", (LAW, LIST))
AS_NEEDED: Final = Term()
HOME_YEAR, HOME_TWO_YEARS = (
    Term(months=n, counts_from=Event.DISCHARGE, begin_within=3, begin_after=Event.DISCHARGE)
    for n in (12, 24)
)

ROWS: Final = {
    "stroke": (True, "A1", AS_NEEDED, BY_LAW),
    "tumour-in-brain-or-spinal-cord": (True, "A9", AS_NEEDED, BY_LAW),
    "nerve-damage": (True, "A4", AS_NEEDED, BY_LAW),
    "lymphoedema": (True, "D3", AS_NEEDED, BY_LAW),
    "scar": (True, "D4", AS_NEEDED, BY_LAW),
    "home-after-cancer-operation": (True, "D5", HOME_YEAR, BY_LIST),
    "home-after-open-heart-surgery": (True, "D5", HOME_YEAR, BY_LIST),
    "home-after-other-operation": (True, "D5", HOME_YEAR, BY_LIST),
    "home-weakened-by-stay": (True, "D5", HOME_YEAR, BY_LIST),
    "soft-tissue-tumour": (True, "D7", HOME_TWO_YEARS, BY_LIST),
    "bone-broken-by-cancer": (True, "B6", AS_NEEDED, BY_LAW),
    "amputation": (True, "B15", AS_NEEDED, BY_LAW),
    "leg-arteries-stage-3": (True, "D6", Term(months=12), BY_LAW),
    "heart-by-itself": (False, None, None, BY_LIST),
    "cancer-by-itself": (False, None, None, BY_LIST),
    "other-vascular": (False, None, None, BY_LIST),
}
"""Whether it is listed, the entry of annex 1, the term, and what carries that."""

PLACES: Final = {
    "nerves-and-brain": {"stroke", "tumour-in-brain-or-spinal-cord", "nerve-damage"},
    "skin-swelling-and-limbs": {
        "lymphoedema",
        "scar",
        "amputation",
        "bone-broken-by-cancer",
        "soft-tissue-tumour",
    },
    "after-stay-or-operation": {
        "home-after-cancer-operation",
        "home-after-open-heart-surgery",
        "home-after-other-operation",
        "home-weakened-by-stay",
        "soft-tissue-tumour",
    },
    "heart": {"home-after-open-heart-surgery", "heart-by-itself"},
    "vessels": {
        "stroke",
        "leg-arteries-stage-3",
        "amputation",
        "home-after-other-operation",
        "other-vascular",
    },
    "cancer": {
        "home-after-cancer-operation",
        "lymphoedema",
        "tumour-in-brain-or-spinal-cord",
        "bone-broken-by-cancer",
        "soft-tissue-tumour",
        "cancer-by-itself",
    },
}

FILE: Final = Path(statutory_list.__file__).with_name("kinds.toml").read_text(encoding="utf-8")
TEXT: Final = {"nl": "tekst", "en": "text"}


def test_the_kinds_are_the_rows_of_the_domain() -> None:
    assert {
        kind.id: (kind.listed, kind.ground, kind.term, (kind.standing, kind.sources))
        for kind in KINDS.values()
    } == ROWS
    assert all(kind.id == name for name, kind in KINDS.items())


def test_each_kind_stands_where_people_would_look() -> None:
    assert {group.id: set(group.kinds) for group in GROUPS} == PLACES
    assert [group.id for group in GROUPS] == list(PLACES)


def test_both_steps_have_six_choices_at_most_and_what_is_not_listed_comes_last() -> None:
    assert len(GROUPS) <= 6
    for group in GROUPS:
        assert len(group.kinds) <= 6
        assert all(KINDS[kind].listed for kind in group.kinds[:-1])


def test_every_source_exists_and_every_text_is_told_apart_in_both_languages() -> None:
    assert all(source in SOURCES for kind in KINDS.values() for source in kind.sources)
    for language in ("nl", "en"):
        assert len({kind.name[language] for kind in KINDS.values()}) == len(KINDS)
        assert len({group.name[language] for group in GROUPS}) == len(GROUPS)


def test_it_is_always_the_physiotherapist_or_doctor_who_decides() -> None:
    assert "fysiotherapeut of arts beslist" in WHO_DECIDES.nl
    assert "physiotherapist or doctor decides" in WHO_DECIDES.en


def test_names_hold_no_codes_and_no_abbreviations() -> None:
    names = [*(kind.name for kind in KINDS.values()), *(group.name for group in GROUPS)]
    for name in names:
        for words in (name.nl, name.en):
            assert not re.search(r"\b[A-Z]{2,}\b|\b[A-D]\d|\d{3}|chronisch|chronic", words)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("stroke", "9072"),
        ("home-after-open-heart-surgery", "2202"),
        ("soft-tissue-tumour", "4969"),
        ("leg-arteries-stage-3", "6948"),
        ("lymphoedema", "1046"),
    ],
)
def test_a_kind_and_its_code_give_the_same_ground_and_term(kind: str, code: str) -> None:
    assert (KINDS[kind].ground,) == find(code).grounds
    assert KINDS[kind].term == find(code).term


def group_of(*kinds: str, name: str = "group") -> dict[str, Any]:
    return {"id": name, "name": TEXT, "kinds": [*kinds]}


def kind_of(name: str, **more: object) -> dict[str, Any]:
    listed = {"listed": True, "ground": "A1", "term": {}}
    return {"id": name, "name": TEXT, "standing": "law", "sources": [LAW], **listed, **more}


def sound() -> dict[str, Any]:
    return {
        "who_decides": TEXT,
        "group": [group_of("one", "two")],
        "kind": [kind_of("one"), kind_of("two", listed=False, ground=None, term=None)],
    }


SEVEN: Final = [f"kind-{n}" for n in range(7)]
SPOILT: Final[dict[str, Callable[[dict[str, Any]], object]]] = {
    "more than six kinds in a group": lambda file: file.update(
        group=[group_of(*SEVEN)], kind=[kind_of(name) for name in SEVEN]
    ),
    "more than six groups": lambda file: file.update(
        group=[group_of("one", "two", name=name) for name in SEVEN]
    ),
    "an empty group": lambda file: file["group"].append(group_of(name="empty")),
    "a kind twice": lambda file: file["kind"].append(kind_of("one")),
    "a group twice": lambda file: file["group"].append(group_of("one")),
    "a kind twice in a group": lambda file: file["group"][0]["kinds"].append("one"),
    "a kind in no group": lambda file: file["kind"].append(kind_of("three")),
    "a kind that does not exist": lambda file: file["group"][0]["kinds"].append("three"),
    "listed without a ground": lambda file: file["kind"][0].update(ground=None),
    "listed without a term": lambda file: file["kind"][0].update(term=None),
    "a term without a ground": lambda file: file["kind"][1].update(term={"months": 12}),
    "a ground without being listed": lambda file: file["kind"][1].update(ground="D5"),
    "a ground that is none": lambda file: file["kind"][0].update(ground="E1"),
    "another standing": lambda file: file["kind"][0].update(standing="hearsay"),
    "no source": lambda file: file["kind"][0].update(sources=[]),
    "a text in one language": lambda file: file["kind"][0].update(name={"nl": "tekst"}),
    "something unknown": lambda file: file["kind"][0].update(remark=TEXT),
}


def test_a_sound_file_is_read() -> None:
    assert [kind.id for kind in KindsFile.model_validate(sound()).kind] == ["one", "two"]
    assert KindsFile.model_validate(tomllib.loads(FILE)).group == GROUPS


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_a_file_is_refused_for_one_thing_that_is_wrong(
    spoil: Callable[[dict[str, Any]], object],
) -> None:
    file = sound()
    spoil(file)
    with pytest.raises(ValidationError):
        KindsFile.model_validate(file)
