"""A walk from a seed: steps without end, until something is wrong or it was enough."""

import time
from collections.abc import Callable, Sequence
from math import inf
from random import Random
from typing import Final, NamedTuple
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Error

from calculator.web import site_map
from tests.browser.line import line_to
from tests.browser.serving import Site
from tests.browser.walker.acts import do_anything
from tests.browser.walker.memory import change_anything
from tests.browser.walker.person import Person

PAGES: Final = (
    site_map.SELF_CHECK,
    site_map.BILL,
    site_map.CALL,
    site_map.EXAMPLES,
    site_map.PRACTISE,
    site_map.SELECTIVE_POLICY,
)
PARAMETERS: Final = frozenset({"casus", "klas", "voorbeeld"})
"""What an address may say of how a page begins."""


class Fault(AssertionError):
    """Something went wrong on a walk; says what, after which steps, and how to see it again."""


class Plan(NamedTuple):
    """How somebody walks.

    Attributes:
        seed: Decides everything that is done.
        steps: After how many it is enough.
        seconds: After how many it is enough.
        left_out: The acts that are not done, by their names.
    """

    seed: int
    steps: float = inf
    seconds: float = inf
    left_out: Sequence[str] = ()


def walk(
    browser: Browser, site: Site, plan: Plan, replace_server: Callable[[], None] | None = None
) -> list[str]:
    """Walk until it is enough; return what was done, beginning with the page that was opened.

    Args:
        browser: Where a tab is opened.
        site: The server.
        plan: How to walk.
        replace_server: Puts another process in the server's place; None where none can be.

    Raises:
        Fault: Something was wrong after a step, and it was the first.
    """
    random = Random(plan.seed)  # noqa: S311 - a lot, no secret
    until = time.monotonic() + plan.seconds
    with line_to(site) as line:
        person = Person(browser, site, line, random, replace_server)
        start = random.choice(PAGES)
        told = [f"opens /{start}"]
        try:
            person.open(f"/{start}")
            faults = person.faults()
            while not faults and len(told) <= plan.steps and time.monotonic() < until:
                step = do_anything(person, plan.left_out)
                told.append(step.told)
                person.memory = step.then(person.memory)
                if step.moves:
                    person.settle()
                    _heed_address(person)
                faults = person.faults()
        except (Error, AssertionError) as error:
            faults = [str(error), *person.complaints()]
        finally:
            person.close()
    if faults:
        raise Fault(_report(plan, person, told, faults))
    return told


def _heed_address(person: Person) -> None:
    """Let the page of an address that says how it begins begin so."""
    address = urlsplit(person.page.url)
    if PARAMETERS & parse_qs(address.query).keys():
        person.memory = change_anything(person.memory, address.path.strip("/"))


def numbered(told: Sequence[str]) -> list[str]:
    """Return the steps of a walk as lines of a report."""
    return [f"  {number}. {each}" for number, each in enumerate(told)]


def _report(plan: Plan, person: Person, told: Sequence[str], faults: Sequence[str]) -> str:
    last = len(told) - 1
    options = [f"--seed {plan.seed} --steps {last}"]
    if person.replace_server is None:
        options.append("--keep-server")
    if plan.left_out:
        options.append(f"--without {' '.join(plan.left_out)}")
    return "\n".join(
        [
            f"seed {plan.seed} ({person.whereabouts}), step {last}: {told[-1]}",
            *(f"  wrong: {fault}" for fault in faults),
            "after",
            *numbered(told),
            f"again: uv run python -m tests.browser.walker {' '.join(options)}",
        ]
    )
