"""What a rule file is refused for, always with the place or the case."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from typing import Any, Final

import pytest
from pydantic import ValidationError

from calculator.decision import (
    DuplicateRule,
    Field,
    Gap,
    Overlap,
    Pointless,
    RuleBook,
    RuleError,
    Sources,
    UnknownName,
)
from tests.decision.tables import SOURCE, TEXT, holds, load, rule, rule_of

COLOUR = Field("colour", ("red", "green", "blue"))
LARGE = Field("large", (True, False))
FIELDS = (COLOUR, LARGE)


def sound() -> dict[str, Any]:
    """Return a file that loads; each test spoils a copy in one place."""
    document = {
        "conditions": {"warm": {"name": TEXT, "when": {"colour": "red"}}},
        "rule": [
            rule("warm-large", {"is": ["warm"], "large": True}, 1),
            rule("warm-small", {"is": ["warm"], "large": False}, 2),
            rule("cold", {"is_not": ["warm"]}, 3),
        ],
        "remark": [
            {
                "id": "blue-fades",
                "place": "beside",
                "when": {"colour": "blue"},
                "text": TEXT,
                "sources": [SOURCE],
                "standing": "law",
            }
        ],
    }
    return deepcopy(document)  # no two parts share a text that a test could spoil for both


def spoiled(**whens: Mapping[str, Any]) -> dict[str, Any]:
    """Return the sound file with another `when` for some rules."""
    document = sound()
    for row in document["rule"]:
        row["when"] = whens.get(row["id"].replace("-", "_"), row["when"])
    return document


def test_the_sound_file_loads() -> None:
    table = load(FIELDS, sound())
    assert rule_of(table, {"colour": "red", "large": False}).id == "warm-small"
    assert [remark.id for remark in table.remarks] == ["blue-fades"]


@pytest.mark.parametrize(
    ("when", "named"),
    [
        ({"shape": "round"}, "shape"),
        ({"colour": "pink"}, "pink"),
        ({"colour": ["red", "pink"]}, "pink"),
        ({"large": "true"}, "true"),
        ({"is": ["tepid"]}, "tepid"),
        ({"is_not": ["tepid"]}, "tepid"),
        ({"any_of": [{"colour": "red"}, {"shape": "round"}]}, "shape"),
    ],
)
def test_an_unknown_field_value_or_condition_is_named(when: Mapping[str, Any], named: str) -> None:
    with pytest.raises(UnknownName, match=repr(named)):
        load(FIELDS, spoiled(cold=when))


def test_a_condition_can_use_only_those_above_it() -> None:
    document = sound()
    below = {"name": TEXT, "when": {"is": ["cool"]}}
    document["conditions"] = {"warm": below, "cool": {"name": TEXT, "when": {"colour": "blue"}}}
    with pytest.raises(UnknownName, match="'cool'"):
        load(FIELDS, document)


@pytest.mark.parametrize(("kind", "named"), [("rule", "warm-large"), ("remark", "blue-fades")])
def test_an_unknown_source_is_named_with_who_cites_it(kind: str, named: str) -> None:
    document = sound()
    document[kind][0]["sources"] = [SOURCE, "law.nowhere"]
    with pytest.raises(UnknownName, match=rf"'{named}' cites 'law\.nowhere'"):
        load(FIELDS, document)


def test_a_remark_about_something_unknown_is_refused() -> None:
    document = sound()
    document["remark"][0]["when"] = {"shape": "round"}
    with pytest.raises(UnknownName, match="'shape'"):
        load(FIELDS, document)


@pytest.mark.parametrize("kind", ["rule", "remark"])
def test_an_id_can_stand_there_only_once(kind: str) -> None:
    document = sound()
    document[kind].append(deepcopy(document[kind][0]))
    with pytest.raises(DuplicateRule, match=repr(document[kind][0]["id"])):
        load(FIELDS, document)


def test_a_rule_and_a_remark_cannot_share_an_id() -> None:
    document = sound()
    document["remark"][0]["id"] = "cold"
    with pytest.raises(DuplicateRule, match="'cold'"):
        load(FIELDS, document)


def test_a_gap_comes_with_a_case_that_no_rule_claims() -> None:
    document = spoiled(cold={"colour": "blue"})
    with pytest.raises(Gap) as refused:
        load(FIELDS, document)
    case = refused.value.case
    assert case in ({"colour": "green", "large": True}, {"colour": "green", "large": False})
    conditions = document["conditions"]
    assert not any(holds(row["when"], case, conditions) for row in document["rule"])
    assert "colour = 'green', large = true" in str(refused.value)


def test_an_overlap_comes_with_both_rules_and_a_case_that_both_claim() -> None:
    document = spoiled(cold={"colour": ["red", "green", "blue"], "large": False})
    with pytest.raises(Overlap) as refused:
        load(FIELDS, document)
    assert refused.value.rules == ("warm-small", "cold")
    assert refused.value.case == {"colour": "red", "large": False}
    assert str(refused.value) == (
        "rules 'warm-small' and 'cold' both hold in colour = 'red', large = false"
    )


def test_a_field_that_never_changes_an_outcome_is_refused() -> None:
    with pytest.raises(Pointless, match="field 'weight' never"):
        load((*FIELDS, Field("weight", ("light", "heavy"))), sound())


def test_a_field_that_only_changes_which_rule_says_the_same_is_refused() -> None:
    document = sound()
    document["rule"][1]["then"] = 1
    with pytest.raises(Pointless, match="field 'large' never"):
        load(FIELDS, document)


def test_a_condition_that_nothing_uses_is_refused() -> None:
    document = sound()
    document["conditions"]["cool"] = {"name": TEXT, "when": {"colour": "blue"}}
    with pytest.raises(Pointless, match="condition 'cool' never"):
        load(FIELDS, document)


def test_a_condition_that_is_used_without_effect_is_refused() -> None:
    document = spoiled(warm_large={"is": ["warm", "hot"], "large": True})
    document["conditions"]["hot"] = {"name": TEXT, "when": {"is": ["warm"]}}
    # Only as an alternative to the whole of itself does a condition change nothing.
    document["rule"][0]["when"] = {
        "is": ["warm"],
        "large": True,
        "any_of": [{"is": ["hot"]}, {"is_not": ["hot"]}],
    }
    with pytest.raises(Pointless, match="condition 'hot' never"):
        load(FIELDS, document)


def test_a_condition_that_only_another_condition_uses_does_matter() -> None:
    document = sound()
    document["conditions"] = {
        "cool": {"name": TEXT, "when": {"colour": ["green", "blue"]}},
        "warm": {"name": TEXT, "when": {"is_not": ["cool"]}},
    }
    assert rule_of(load(FIELDS, document), {"colour": "blue", "large": True}).id == "cold"


def test_a_condition_that_only_a_remark_uses_does_matter() -> None:
    document = sound()
    document["conditions"]["cool"] = {"name": TEXT, "when": {"colour": "blue"}}
    document["remark"][0]["when"] = {"is": ["cool"]}
    assert load(FIELDS, document).cases_when(load(FIELDS, document).remarks[0].when)


POINTLESS: Final = [
    ({"is": ["warm"], "large": True, "colour": "red"}, "is 'warm'"),
    ({"is": ["warm", "warm"], "large": True}, "is 'warm'"),
    ({"is": ["warm"], "is_not": ["icy"], "large": True}, "is_not 'icy'"),
    ({"is": ["warm"], "large": [True, False], "any_of": [{"large": True}]}, "large"),
    ({"is": ["warm"], "large": [True, True]}, "large True"),
    ({"colour": ["red", "green"], "is_not": ["cold"], "large": True}, "colour 'green'"),
    ({"is": ["warm"], "large": True, "any_of": [{"colour": "red"}, {"is": ["icy"]}]}, "any_of"),
    ({"is": ["warm"], "large": True, "any_of": [{}]}, "any_of"),
    (
        {"large": True, "any_of": [{"colour": "red"}, {"is": ["warm"]}]},
        "alternative 1 of any_of",
    ),
    (
        {"large": True, "any_of": [{"is": ["warm"]}, {"colour": "blue", "is": ["warm"]}]},
        "alternative 2 of any_of",
    ),
    (
        {"any_of": [{"is": ["warm"], "colour": "red", "large": True}]},
        "is 'warm' in alternative 1 of any_of",
    ),
    (
        {"large": True, "any_of": [{"colour": ["red", "blue"], "is_not": ["icy"]}]},
        "colour 'blue' in alternative 1 of any_of",
    ),
    (
        {"any_of": [{"large": True, "any_of": [{"is": ["warm"]}, {"colour": "red"}]}]},
        "alternative 1 of any_of in alternative 1 of any_of",
    ),
]
"""What holds where it is large and warm, with more than that takes, and what is too much."""


def with_colder_conditions(document: dict[str, Any]) -> dict[str, Any]:
    """Return the file with two more conditions, which a remark needs."""
    for name, colour in (("icy", "blue"), ("cold", "green")):
        document["conditions"][name] = {"name": TEXT, "when": {"colour": colour}}
        document["remark"].append(
            {**document["remark"][0], "id": f"is-{name}", "when": {"is": [name]}}
        )
    return document


@pytest.mark.parametrize(("when", "what"), POINTLESS, ids=str)
def test_what_can_be_left_out_of_a_rule_is_refused_and_named(
    when: Mapping[str, Any], what: str
) -> None:
    document = with_colder_conditions(spoiled(warm_large=when))
    with pytest.raises(Pointless, match=f"^'warm-large' can do without {what}$"):
        load(FIELDS, document)


@pytest.mark.parametrize(("when", "what"), POINTLESS, ids=str)
def test_what_can_be_left_out_of_a_remark_is_refused_and_named(
    when: Mapping[str, Any], what: str
) -> None:
    document = with_colder_conditions(sound())
    document["remark"][0]["when"] = when
    with pytest.raises(Pointless, match=f"^'blue-fades' can do without {what}$"):
        load(FIELDS, document)


@pytest.mark.parametrize(("when", "what"), POINTLESS, ids=str)
def test_what_can_be_left_out_of_a_condition_is_refused_and_named(
    when: Mapping[str, Any], what: str
) -> None:
    document = with_colder_conditions(spoiled(warm_large={"is": ["hot"]}))
    document["conditions"]["hot"] = {"name": TEXT, "when": when}
    with pytest.raises(Pointless, match=f"^condition 'hot' can do without {what}$"):
        load(FIELDS, document)


def test_a_term_of_a_condition_that_changes_no_rule_or_remark_is_refused() -> None:
    document = spoiled(warm_large={"is": ["hot"], "large": True})
    # The only rule that uses the condition asks for its second term itself.
    document["conditions"]["hot"] = {"name": TEXT, "when": {"is": ["warm"], "large": True}}
    with pytest.raises(Pointless, match=r"^condition 'hot' can do without large$"):
        load(FIELDS, document)


@pytest.mark.parametrize("term", ["is", "is_not", "any_of"])
def test_a_term_with_nothing_in_it_is_refused(term: str) -> None:
    document = spoiled(warm_large={"is": ["warm"], "large": True, term: []})
    with pytest.raises(ValidationError, match=term):
        load(FIELDS, document)


@pytest.mark.parametrize("when", [{"is": ["warm"], "colour": "blue"}, {"colour": []}])
def test_a_remark_that_holds_in_no_case_is_refused(when: Mapping[str, Any]) -> None:
    document = sound()
    document["remark"][0]["when"] = when
    with pytest.raises(Pointless, match="'blue-fades' holds in no case"):
        load(FIELDS, document)


def test_a_remark_that_always_holds_is_not_refused() -> None:
    document = sound()
    document["remark"][0]["when"] = {}
    table = load(FIELDS, document)
    assert table.cases_when(table.remarks[0].when) == table.space.everything


@pytest.mark.parametrize("place", ["besides", "above"])
def test_a_remark_in_a_place_where_nothing_is_said_is_refused_and_named(place: str) -> None:
    document = sound()
    document["remark"][0]["place"] = place
    with pytest.raises(UnknownName, match=f"'blue-fades' has place '{place}'"):
        load(FIELDS, document)


def test_a_rule_that_holds_in_no_case_is_refused() -> None:
    document = sound()
    document["rule"].append(rule("never", {"is": ["warm"], "colour": "blue"}, 4))
    with pytest.raises(Pointless, match="'never' holds in no case"):
        load(FIELDS, document)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("blank", [None, "", "  \n"])
@pytest.mark.parametrize("place", ["rule", "remark", "condition"])
def test_a_text_missing_or_blank_in_a_language_is_refused(
    place: str, blank: str | None, language: str
) -> None:
    document = sound()
    owner, key = {
        "rule": (document["rule"][0], "text"),
        "remark": (document["remark"][0], "text"),
        "condition": (document["conditions"]["warm"], "name"),
    }[place]
    text = {name: words for name, words in TEXT.items() if name != language}
    owner[key] = text if blank is None else {**text, language: blank}
    with pytest.raises(ValidationError, match=language):
        RuleBook[int].model_validate(document)


@pytest.mark.parametrize(
    "path",
    [(), ("rule", 0), ("remark", 0), ("conditions", "warm"), ("rule", 0, "text")],
    ids=str,
)
def test_an_unknown_key_is_refused_wherever_it_stands(path: tuple[str | int, ...]) -> None:
    document = sound()
    owner: Any = document
    for step in path:
        owner = owner[step]
    owner["priority"] = "high"
    with pytest.raises(ValidationError, match="priority"):
        RuleBook[int].model_validate(document)


@pytest.mark.parametrize("key", ["id", "when", "then", "text", "sources", "standing"])
def test_a_rule_without_one_of_its_parts_is_refused(key: str) -> None:
    document = sound()
    del document["rule"][0][key]
    with pytest.raises(ValidationError, match=key):
        RuleBook[int].model_validate(document)


@pytest.mark.parametrize(
    ("key", "value"),
    [("id", "Not an id"), ("sources", []), ("standing", "hearsay"), ("then", "three")],
)
def test_a_part_of_the_wrong_kind_is_refused(key: str, value: object) -> None:
    document = sound()
    document["rule"][0][key] = value
    with pytest.raises(ValidationError, match=key):
        RuleBook[int].model_validate(document)


def test_a_file_without_rules_is_refused() -> None:
    with pytest.raises(ValidationError):
        RuleBook[int].model_validate({"rule": []})


def test_everything_a_table_refuses_is_a_rule_error() -> None:
    assert all(
        issubclass(kind, RuleError)
        for kind in (DuplicateRule, Gap, Overlap, Pointless, UnknownName)
    )


def test_sources_are_cited_by_document_and_section() -> None:
    sources = Sources.model_validate(
        {
            "documents": {
                "law": {
                    "title": TEXT,
                    "about": TEXT,
                    "seen": date(2026, 11, 26),
                    "sections": {"article": TEXT},
                }
            }
        }
    )
    (name, section), *others = sources.sections().items()
    assert not others
    assert name == SOURCE
    assert section.document["nl"] == section.heading.nl == "omdat"
