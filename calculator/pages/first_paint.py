"""What a visitor sees before any script has run: how the page begins, to be read meanwhile.

It stands in the document beside the place where the app draws, and goes when the app has
drawn what can be answered; until then what the app draws is not seen. It looks like the page
and its lines stand where those of the page will stand, so that nothing jumps.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import streamlit as st
from markupsafe import Markup

from calculator.pages import addresses
from calculator.pages.opening import opening
from calculator.words import Words


class _Opening(NamedTuple):
    """How a page begins, by the names of its texts.

    Attributes:
        way: What the way to it is called.
        title: Its title.
        lines: The two lines below it; none on a page that has no room for them.
        asked: A heading and the first question, on a page that begins to ask at once.
    """

    way: str
    title: str
    lines: tuple[str, str] | None = None
    asked: tuple[str, str] | None = None


_OPENINGS: Final = {
    addresses.SELF_CHECK: _Opening(
        "pages.self_check",
        "self_check.title",
        ("self_check.intro", "self_check.privacy"),
        ("self_check.questions", "questions.indication.ask"),
    ),
    addresses.CALL: _Opening("pages.call", "call.title"),
    addresses.EXAMPLES: _Opening(
        "pages.worked_examples", "examples.title", ("examples.intro", "examples.provenance")
    ),
    addresses.PRACTISE: _Opening(
        "pages.drills", "drills.title", ("drills.intro", "drills.privacy")
    ),
    addresses.SELECTIVE_POLICY: _Opening(
        "pages.selective_policy", "claims.title", ("claims.intro", "self_check.privacy")
    ),
}

_HERE: Final = Path(__file__)
_STYLE: Final = Markup(_HERE.with_suffix(".css").read_text(encoding="utf-8"))  # noqa: S704 - ours
_SCRIPT: Final = Markup(_HERE.with_suffix(".js").read_text(encoding="utf-8"))  # noqa: S704 - ours


def first_paint(words: Words, path: str) -> Markup:
    """Return what stands in the document of a page until the app has drawn it.

    Args:
        words: The texts.
        path: The path of the address, below what every address begins with; one that is
            unknown gets the first page, as in the app.
    """
    address = path.strip("/")
    address = address if address in _OPENINGS else addresses.SELF_CHECK
    begin = _OPENINGS[address]
    lines = opening(*(words[name] for name in begin.lines)) if begin.lines else ""
    asked = (
        Markup("<h2>{}</h2><p><b>{}</b></p>").format(*(words[name] for name in begin.asked))
        if begin.asked
        else ""
    )
    return Markup(
        "<style>{colours}{style}</style>"
        '<main id="vw-first" class="vw-first-{page}"><div>{ways}<h1>{title}</h1>{lines}{asked}'
        '<p class="vw-first-wait" role="status" data-away="{away}">{wait}</p>'
        "<noscript><p><b>{needs_script}</b></p></noscript>"
        '<div class="vw-first-rows" aria-hidden="true"><i></i><i></i><i></i></div></div></main>'
    ).format(
        colours=_colours(),
        style=_STYLE,
        page=begin.way.removeprefix("pages."),
        ways=_ways(words, address),
        title=words[begin.title],
        lines=lines,
        asked=asked,
        wait=words["site.wait"],
        away=words["site.no_connection"],
        needs_script=words["site.needs_script"],
    )


def taking_over(of_app: str, in_turn: Sequence[str]) -> Markup:
    """Return what has the app come after it and take its place.

    Args:
        of_app: The HTML by which the app's scripts and styles are asked for.
        in_turn: The addresses of the scripts to run one by one.
    """
    return Markup(
        '<template id="vw-app" data-in-turn="{}">{}</template><script>{}</script>'
    ).format(json.dumps(in_turn), Markup(of_app), _SCRIPT)  # noqa: S704 - from Streamlit's document


def _ways(words: Words, here: str) -> Markup:
    """Return what the row of pages looks like; it can be used once the app has drawn it."""
    return Markup('<div class="vw-first-ways" aria-hidden="true">{}<u>{}</u></div>').format(
        Markup("").join(
            (Markup("<b>{}</b>") if address == here else Markup("<span>{}</span>")).format(
                words[other.way]
            )
            for address, other in _OPENINGS.items()
        ),
        words["site.language_other"],
    )


def first_theme(name: str) -> dict[str, str]:
    """Return what is needed first of a theme, light or dark, as Streamlit names it."""
    colours = ("primaryColor", "backgroundColor", "secondaryBackgroundColor", "textColor")
    told = {colour: str(st.get_option(f"theme.{name}.{colour}")) for colour in colours}
    return {**told, "bodyFont": str(st.get_option("theme.font"))}


def _colours() -> Markup:
    """Return the theme of the app for before it arrives."""
    light, dark = first_theme("light"), first_theme("dark")
    told = "".join(f"--first-{name}: light-dark({light[name]}, {dark[name]}); " for name in light)
    whole = f"html {{ color-scheme: light dark; {told}--first-font: {light['bodyFont']} }}"
    return Markup(whole)  # noqa: S704 - from our own configuration
