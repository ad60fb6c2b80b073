"""A reader of sentences that say who pays, written from how they read.

It shares no text and no code with what writes them.
"""

import re
from typing import Final, NamedTuple

from calculator.words import Language
from tests.aftercare.expected import BASIC, MODULE, PERSON, SUPPLEMENTARY
from tests.pages.plans import EITHER, IN_SUPPLEMENTARY


class UnreadableError(ValueError):
    """A text says something that nobody should say."""


class Told(NamedTuple):
    """Sessions in a row, who is said to pay them, whether that is said to end sooner.

    `own_risk` says whose own risk comes first: "yours", "the" one of whom is spoken of, that of
    "adults", or nobody's.
    """

    first: int
    last: int | None
    payer: str
    limited: bool
    own_risk: str = ""


class Clauses(NamedTuple):
    """What a sentence says, and for each insurance in it whether it is called a child's."""

    told: tuple[Told, ...]
    of_child: tuple[bool, ...]


_PAYERS: Final = {
    Language.NL: {
        "de Basis Plus Module": (MODULE, False),
        "de nazorg in uw aanvullende verzekering (dezelfde als in de Basis Plus Module)": (
            IN_SUPPLEMENTARY,
            False,
        ),
        "de Basis Plus Module (of de nazorg in uw aanvullende verzekering)": (EITHER, False),
        "de basisverzekering": (BASIC, False),
        "uw aanvullende verzekering": (SUPPLEMENTARY, False),
        "de Basis Plus Module van uw kind": (MODULE, True),
        (
            "de nazorg in de aanvullende verzekering van uw kind "
            "(dezelfde als in de Basis Plus Module)"
        ): (IN_SUPPLEMENTARY, True),
        "de Basis Plus Module van uw kind (of de nazorg in de aanvullende verzekering)": (
            EITHER,
            True,
        ),
        "de basisverzekering van uw kind": (BASIC, True),
        "de aanvullende verzekering van uw kind": (SUPPLEMENTARY, True),
    },
    Language.EN: {
        "the Basis Plus Module": (MODULE, False),
        "the aftercare in your supplementary insurance (the same as in the Basis Plus Module)": (
            IN_SUPPLEMENTARY,
            False,
        ),
        "the Basis Plus Module (or the aftercare in your supplementary insurance)": (EITHER, False),
        "the basic insurance": (BASIC, False),
        "your supplementary insurance": (SUPPLEMENTARY, False),
        "your child's Basis Plus Module": (MODULE, True),
        (
            "the aftercare in your child's supplementary insurance "
            "(the same as in the Basis Plus Module)"
        ): (IN_SUPPLEMENTARY, True),
        "your child's Basis Plus Module (or the aftercare in the supplementary insurance)": (
            EITHER,
            True,
        ),
        "your child's basic insurance": (BASIC, True),
        "your child's supplementary insurance": (SUPPLEMENTARY, True),
    },
}
_SESSIONS: Final = {
    Language.NL: (
        (
            r"(?P<all>alle behandelingen)|behandeling (?P<first>\d+) tot en met (?P<last>\d+)"
            r"|behandeling (?P<single>\d+)"
        ),
        r"vanaf behandeling (?P<since>\d+)",
    ),
    Language.EN: (
        (
            r"(?P<all>all sessions)|sessions (?P<first>\d+) to (?P<last>\d+)"
            r"|session (?P<single>\d+)"
        ),
        r"from session (?P<since>\d+)",
    ),
}
_FORMS: Final = {
    Language.NL: (
        r"(?P<payer>{payer}) betaalt (?:{some})",
        r"u betaalt (?:{some}) zelf",
        r"(?:{since}) betaalt (?P<payer>{payer})",
        r"(?:{since}) betaalt u zelf",
        r"(?P<payer>{payer}) betaalt (?:{some}) zolang (?P<limited>u er nog over heeft)",
        r"(?P<payer>{payer}) betaalt (?:{some}) zolang (?P<limited_child>die er nog zijn)",
        r"(?:{since}) betaalt (?P<payer>{payer}) tot (?P<limited>uw behandelingen op zijn)",
        r"(?:{since}) betaalt (?P<payer>{payer}) tot (?P<limited_child>de behandelingen op zijn)",
        r"(?P<payer>{payer}) betaalt tot (?P<limited>uw behandelingen op zijn)",
        r"(?P<payer>{payer}) betaalt tot (?P<limited_child>de behandelingen op zijn)",
    ),
    Language.EN: (
        r"(?P<payer>{payer}) pays (?:{some})",
        r"you pay (?:{some}) yourself",
        r"(?:{since}) (?P<payer>{payer}) pays",
        r"(?:{since}) you pay yourself",
        r"(?P<payer>{payer}) pays (?:{some}) as long as (?P<limited>you have any left)",
        r"(?P<payer>{payer}) pays (?:{some}) as long as (?P<limited_child>some are left)",
        r"(?:{since}) (?P<payer>{payer}) pays until (?P<limited>your sessions are used up)",
        r"(?:{since}) (?P<payer>{payer}) pays until (?P<limited_child>its sessions are used up)",
        r"(?P<payer>{payer}) pays until (?P<limited>your sessions are used up)",
        r"(?P<payer>{payer}) pays until (?P<limited_child>its sessions are used up)",
    ),
}
_OWN_RISK: Final = {
    Language.NL: {
        " (eerst uw eigen risico)": "yours",
        " (eerst het eigen risico)": "the",
        " (vanaf 18 jaar eerst het eigen risico)": "adults",
    },
    Language.EN: {
        " (your own risk first)": "yours",
        " (the own risk first)": "the",
        " (from age 18 on the own risk first)": "adults",
    },
}
_AND: Final = {Language.NL: "en", Language.EN: "and"}


def _patterns(language: Language) -> list[re.Pattern[str]]:
    some, since = _SESSIONS[language]
    payer = "|".join(map(re.escape, _PAYERS[language]))
    own_risk = "|".join(map(re.escape, _OWN_RISK[language]))
    ends = rf"(?P<own_risk>{own_risk})?(?=, | {_AND[language]} |$)"
    return [
        re.compile(form.format(payer=payer, some=some, since=since) + ends)
        for form in _FORMS[language]
    ]


_PATTERNS: Final = {language: _patterns(language) for language in Language}


def read_clauses(text: str, language: Language) -> Clauses:
    """Read "the one pays these sessions, the other those and you pay from there on"."""
    told: list[Told] = []
    of_child: list[bool] = []
    between, position = [], 0
    while True:
        found = [
            match
            for each in _PATTERNS[language]
            if (match := each.match(text, position)) is not None
        ]
        if len(found) != 1:
            raise UnreadableError(text)
        clause, child = _clause(found[0], language)
        told.append(clause)
        if child is not None:
            of_child.append(child)
        position = found[0].end()
        if position == len(text):
            break
        between.append(", " if text[position] == "," else f" {_AND[language]} ")
        position += len(between[-1])
    if between != [", "] * (len(between) - 1) + [f" {_AND[language]} "] * bool(between):
        raise UnreadableError(text)
    return Clauses(tuple(told), tuple(of_child))


def _clause(match: re.Match[str], language: Language) -> tuple[Told, bool | None]:
    said = match.groupdict()
    limited = said.get("limited") or said.get("limited_child")
    payer, child = PERSON, None
    if said.get("payer"):
        payer, child = _PAYERS[language][said["payer"]]
    if limited and (payer != SUPPLEMENTARY or child is not bool(said.get("limited_child"))):
        raise UnreadableError(match.string)
    own_risk = _OWN_RISK[language][said["own_risk"]] if said.get("own_risk") else ""
    if own_risk and payer != BASIC:
        raise UnreadableError(match.string)
    first, last = read_range(said)
    return Told(first, last, payer, bool(limited), own_risk), child


def read_range(said: dict[str, str | None]) -> tuple[int, int | None]:
    """Return the first and the last session of a match; all of them where it names none."""
    if single := said.get("single"):
        return int(single), int(single)
    if since := said.get("since"):
        return int(since), None
    first, last = said.get("first"), said.get("last")
    if first is None or last is None:
        return 1, None
    if int(first) >= int(last):
        raise UnreadableError(f"sessions {first} to {last}")
    return int(first), int(last)


def small(text: str) -> str:
    """Return a sentence as it goes on inside another."""
    if not text[:1].isupper():
        raise UnreadableError(text)
    return text[0].lower() + text[1:]
