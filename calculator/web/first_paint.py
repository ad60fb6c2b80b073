"""What a visitor sees before any script has run: how the page begins, to be read meanwhile.

It stands in the document beside the place where the app draws, and goes when the app has
drawn what can be answered; until then what the app draws is not seen. It looks like the page
and its lines stand where those of the page will stand, so that nothing jumps.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from markupsafe import Markup
from rcssmin import cssmin
from rjsmin import jsmin

from calculator.web.site_map import SitePage, opening, ways_from
from calculator.words import Words

_HERE: Final = Path(__file__)
_STYLE: Final = cssmin(_HERE.with_suffix(".css").read_text(encoding="utf-8"))
_COLOURS: Final = ("backgroundColor", "secondaryBackgroundColor", "textColor")
_SCRIPT: Final = jsmin(_HERE.with_suffix(".js").read_text(encoding="utf-8"))


class Themes(NamedTuple):
    """What is needed first of a theme in the light and in the dark, as Streamlit names it.

    Attributes:
        light: `primaryColor`, `backgroundColor`, `secondaryBackgroundColor`, `textColor` and
            `bodyFont`.
        dark: The same.
    """

    light: Mapping[str, str]
    dark: Mapping[str, str]


class Beforehand(NamedTuple):
    """What a page asks before the app is there, each as JSON that may stand in a document.

    Attributes:
        first: The first question alone, so that it is asked as soon as what asks it has come.
        whole: All of them; empty where a page asks nothing.
    """

    first: str = ""
    whole: str = ""


def first_paint(words: Words, page: SitePage, question: str = "") -> Markup:
    """Return what stands in the document of a page until the app has drawn it.

    Args:
        words: The texts.
        page: The page.
        question: What it asks first meanwhile, see `Beforehand`.
    """
    lines = opening(*(words[name] for name in page.lines)) if page.lines else ""
    asked = _line(words, page) + _asked(words, page) + as_json("vw-beforehand-first", question)
    return Markup(
        '<main id="vw-first" class="stApp vw-first-{page}"><div>{ways}<h1>{title}</h1>{lines}'
        "{asked}"
        '<p class="vw-first-wait" role="status" data-away="{away}"{later}>{wait}</p>'
        "<noscript><p><b>{needs_script}</b></p></noscript></div></main>"
    ).format(
        page=page.name.removeprefix("pages."),
        ways=_ways(words, page),
        title=words[page.title],
        lines=lines,
        asked=asked,
        # Below the questions, which come to stand there only now.
        later=Markup(" hidden") if question else "",
        wait=words["site.answer_comes" if question else "site.wait"],
        away=words["site.no_connection"],
        needs_script=words["site.needs_script"],
    )


def _line(words: Words, page: SitePage) -> Markup:
    """Return the line of a page that begins with one to type in."""
    if not page.typed:
        return Markup("")
    label, example, part = page.typed
    return Markup(
        '<p class="vw-first-line"><label for="vw-first-line">{}</label><input type="text" '
        'id="vw-first-line" autocomplete="off"{} placeholder="{}" data-part="{}"></p>'
    ).format(
        words[label],
        # Where there is more to answer, whoever comes chooses with what to begin.
        "" if page.asked else Markup(" autofocus"),
        words[example],
        part,
    )


def _asked(words: Words, page: SitePage) -> Markup:
    """Return the first question of a page that begins to ask at once."""
    if not page.asked:
        return Markup("")
    return Markup(
        '<h2>{}</h2><div class="vw-questionnaire"><p><b>{}</b></p><div class="vw-first-rows" '
        'aria-hidden="true"><i></i><i></i><i></i></div></div>'
    ).format(*(words[name] for name in page.asked))


def as_json(name: str, told: str) -> Markup:
    """Return JSON in which no tag can end as scripts find it by a name; nothing if it is empty."""
    if not told:
        return Markup("")
    return Markup('<script type="application/json" id="{}">{}</script>').format(
        name,
        Markup(told),  # noqa: S704 - ours, see `Beforehand`
    )


def taking_over(of_app: str) -> Markup:
    """Return what has the app come after it and take its place.

    Args:
        of_app: The HTML by which the app's scripts and styles are asked for.
    """
    return Markup('<template id="vw-app">{}</template><script>{}</script>').format(
        Markup(of_app),  # noqa: S704 - from Streamlit's document
        Markup(_SCRIPT),  # noqa: S704 - ours
    )


def _ways(words: Words, here: SitePage) -> Markup:
    """Return what the row of pages looks like; it can be used once the app has drawn it."""
    return Markup('<div class="vw-first-ways" aria-hidden="true">{}<u>{}</u></div>').format(
        Markup("").join(
            (Markup("<b>{}</b>") if other is here else Markup("<span>{}</span>")).format(
                words[name]
            )
            for other, name in ways_from(here)
        ),
        words["site.language_other"],
    )


def first_style(themes: Themes) -> Markup:
    """Return how that looks, in the theme of the app."""
    light, dark = themes
    told = "".join(
        f"--first-{name}: light-dark({light[name]}, {dark[name]}); " for name in _COLOURS
    )
    whole = f"html {{ color-scheme: light dark; {told}--first-font: {light['bodyFont']} }}"
    return Markup(whole + _STYLE)  # noqa: S704 - from our own configuration
