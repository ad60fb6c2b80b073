"""A walk from a seed: steps without end, until something is wrong or it was enough."""

import time
from collections.abc import Callable, Collection, Sequence
from random import Random
from typing import Final
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Error

from calculator.pages import addresses
from tests.browser.serving import Site
from tests.browser.walker.acts import do_anything
from tests.browser.walker.line import line_to
from tests.browser.walker.memory import change_anything
from tests.browser.walker.person import Person

PAGES: Final = (
    addresses.SELF_CHECK,
    addresses.CALL,
    addresses.EXAMPLES,
    addresses.PRACTISE,
    addresses.SELECTIVE_POLICY,
)
PARAMETERS: Final = frozenset({"casus", "klas", "voorbeeld"})
"""What an address may say of how a page begins."""


class Fault(AssertionError):
    """Something went wrong on a walk; says what, after which steps, and how to see it again."""


class Enough:
    """Says when a walk was long enough: after so many steps, or so many seconds."""

    def __init__(self, steps: int | None = None, seconds: float | None = None) -> None:
        self._steps = steps
        self._until = None if seconds is None else time.monotonic() + seconds

    def reached(self, steps: int) -> bool:
        late = self._until is not None and time.monotonic() > self._until
        return late or (self._steps is not None and steps >= self._steps)


def walk(
    browser: Browser,
    site: Site,
    seed: int,
    enough: Enough,
    replace_server: Callable[[], None] | None = None,
    left_out: Collection[str] = (),
) -> int:
    """Walk until it is enough; return how many steps it took.

    Args:
        browser: Where a tab is opened.
        site: The server.
        seed: Decides everything that is done.
        enough: When to stop.
        replace_server: Puts another process in the server's place; None where none can be.
        left_out: The acts that are not done, by their names.

    Raises:
        Fault: Something was wrong after a step, and it was the first.
    """
    random = Random(seed)  # noqa: S311 - a lot, no secret
    with line_to(int(site.address.rpartition(":")[2])) as line:
        person = Person(browser, site, line, random, replace_server)
        told: list[str] = []
        try:
            start = random.choice(PAGES)
            told.append(f"opens /{start}")
            person.open(f"/{start}")
            faults = person.faults()
            while not faults and not enough.reached(len(told) - 1):
                step = do_anything(person, left_out)
                told.append(step.told)
                person.settle()
                person.memory = step.then(person.memory)
                if step.moves:
                    _heed_address(person)
                faults = person.faults()
        except (Error, AssertionError) as error:
            faults = [f"{type(error).__name__}: {error}"]
        finally:
            person.close()
    if faults:
        raise Fault(_report(seed, person, told, faults, left_out))
    return len(told) - 1


def _heed_address(person: Person) -> None:
    """Let the page of an address that says how it begins begin so."""
    address = urlsplit(person.page.url)
    if PARAMETERS & parse_qs(address.query).keys():
        person.memory = change_anything(person.memory, address.path.strip("/"))


def _report(
    seed: int,
    person: Person,
    told: Sequence[str],
    faults: Sequence[str],
    left_out: Collection[str],
) -> str:
    options = [f"--seed {seed} --steps {len(told) - 1}"]
    if person.replace_server is None:
        options.append("--keep-server")
    if left_out:
        options.append(f"--without {' '.join(left_out)}")
    return "\n".join(
        [
            f"seed {seed} ({person.whereabouts}), step {len(told) - 1}: {told[-1]}",
            *(f"  wrong: {fault}" for fault in faults),
            "after",
            *(f"  {number}. {each}" for number, each in enumerate(told)),
            f"again: uv run python -m tests.browser.walker {' '.join(options)}",
        ]
    )
