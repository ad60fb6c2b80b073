"""No text is missing in a language, and none is left that nothing says."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator.words import Language, best_language, words_in

CODE = Path(calculator.__file__).parent


def names_in_code() -> Iterator[re.Pattern[str]]:
    """Yield a pattern for every text in the code of the pages that could name a text."""
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.compile(re.escape(node.value))
            elif isinstance(node, ast.JoinedStr):
                parts = (
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[a-z0-9_-]+"
                    for part in node.values
                )
                yield re.compile("".join(parts))


def places(text: str) -> set[str]:
    """Return the places in a text that are filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_texts_in_the_same_order() -> None:
    assert list(words_in(Language.NL)) == list(words_in(Language.EN))


def test_both_languages_fill_in_the_same_places() -> None:
    dutch, english = words_in(Language.NL), words_in(Language.EN)
    assert {name for name in dutch if places(dutch[name]) != places(english[name])} == set()


def test_no_text_is_left_that_nothing_says() -> None:
    patterns = list(names_in_code())
    unsaid = [
        name
        for name in words_in(Language.NL)
        if not any(pattern.fullmatch(name) for pattern in patterns)
    ]
    assert unsaid == []


def asked_for() -> Iterator[ast.expr]:
    """Yield every name of a text by which code asks for it, as it is written."""
    for path in (CODE / "pages").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
                if node.value.id == "words":
                    yield node.slice
            elif (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "words"
                and node.args
            ):
                yield node.args[0]


def test_every_text_that_is_asked_for_by_its_whole_name_exists() -> None:
    asked = {name.value for name in asked_for() if isinstance(name, ast.Constant)}
    assert len(asked) > 20
    assert asked - set(words_in(Language.NL)) == set()


def test_what_varies_in_the_name_of_a_text_is_a_whole_step_so_that_the_rest_can_be_found() -> None:
    varying = [ast.unparse(name) for name in asked_for() if isinstance(name, ast.JoinedStr)]
    step = r"([a-z_]+|\{[^{}]+\})"
    assert varying
    assert [name for name in varying if not re.fullmatch(rf"f.{step}(\.{step})+.", name)] == []


@pytest.mark.parametrize("language", Language)
def test_no_text_is_empty_or_shouts(language: Language) -> None:
    texts = words_in(language)
    assert [name for name in texts if not texts[name].strip() or "!" in texts[name]] == []


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("nl-NL", Language.NL),
        ("nl-BE,nl;q=0.9,en;q=0.8", Language.NL),
        ("en-GB", Language.EN),
        ("de-DE,de;q=0.9,nl;q=0.8,en;q=0.7", Language.NL),
        ("de-DE", Language.EN),
        ("", Language.NL),
        (None, Language.NL),
    ],
)
def test_a_browser_gets_the_first_of_our_languages_that_it_asks_for(
    wanted: str | None, language: Language
) -> None:
    assert best_language(wanted) is language


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("en;q=0.3,nl;q=0.9", Language.NL),
        ("nl;q=0.3, en;q=0.9", Language.EN),
        ("de;q=1.0,en;q=0.1,nl;q=0.2", Language.NL),
        ("nl;q=0.300,en;q=0.301", Language.EN),
        ("nl-BE;q=0.1,en;q=0.5,nl;q=0.9", Language.NL),
        ("NL;Q=0.2 , EN ; q = 0.8", Language.EN),
        ("en;q=0.5,nl;q=0.5", Language.EN),
        ("nl;q=0.5,en;q=0.5", Language.NL),
    ],
)
def test_the_language_that_weighs_most_comes_before_the_one_that_stands_first(
    wanted: str, language: Language
) -> None:
    assert best_language(wanted) is language


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("nl;q=0,en", Language.EN),
        ("nl;q=0.000,en;q=0.1", Language.EN),
        ("nl;q=0", Language.EN),
        ("en;q=0", Language.NL),
        ("de,en;q=0", Language.NL),
        ("nl;q=0,*", Language.EN),
        ("en;q=0,*;q=0.1", Language.NL),
    ],
)
def test_a_language_that_is_refused_is_not_given_while_there_is_another(
    wanted: str, language: Language
) -> None:
    assert best_language(wanted) is language


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("*", Language.NL),
        ("de,*;q=0.5", Language.NL),
        ("en,*", Language.EN),
        ("en;q=0.5,*;q=0.8", Language.NL),
        ("*;q=0.5,en;q=0.8", Language.EN),
        ("de,*;q=0", Language.EN),
    ],
)
def test_whatever_language_is_one_that_is_not_named(wanted: str, language: Language) -> None:
    assert best_language(wanted) is language


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("nl;q=x,en", Language.EN),
        ("nl;q=,en", Language.EN),
        ("nl;q=2,en;q=0.1", Language.EN),
        ("nl;q=-1,en;q=0.1", Language.EN),
        ("nl;q=nan,en", Language.EN),
        ("nl;q=1e9,en;q=0.1", Language.EN),
        ("nl;q=0.9;q=0,en;q=0.1", Language.EN),
        (";;;,,q=1,en", Language.EN),
        (";q=0.5", Language.NL),
        (" , ,", Language.NL),
        ("nlx,enm;q=0.9", Language.EN),
        ("en-US@posix", Language.EN),
        ("en_GB", Language.EN),
        ("\u0661,en", Language.EN),
    ],
)
def test_what_is_no_language_with_its_weight_is_passed_over(
    wanted: str, language: Language
) -> None:
    assert best_language(wanted) is language


@given(st.text(alphabet="nledq*;=,.01- ", max_size=60))
def test_whatever_a_browser_asks_for_it_gets_one_of_our_languages(wanted: str) -> None:
    assert best_language(wanted) in Language
