"""An answer has drawn again what depends on it, and nothing else."""

import asyncio

import pytest

from tests.asynchronous import run
from tests.benchmarks.person import connected
from tests.browser.serving import Site


@pytest.mark.parametrize("page", ["", "klantenservice", "selectieve-polis"])
def test_the_way_around_the_site_is_not_drawn_again_with_an_answer(site: Site, page: str) -> None:
    async def visit() -> None:
        person = await connected(site, seed=1)
        await person.arrive(page)
        assert "page_link" in person.drawn
        assert "heading" in person.drawn
        for _ in range(6):
            await person.answer()
            assert "bidi_component" in person.drawn
            assert "page_link" not in person.drawn
        await person.connection.close()

    run(visit())


@pytest.mark.long
def test_many_who_answer_at_once_each_get_the_page_of_their_own_answers(site: Site) -> None:
    """The same seed gives the same answers: what others do must not show."""

    async def drawn(seed: int) -> list[list[str]]:
        person = await connected(site, seed)
        await person.arrive()
        pages = []
        for _ in range(12):
            await person.answer()
            pages.append([*person.told])
        await person.connection.close()
        return pages

    async def visit() -> None:
        seeds = range(8)
        alone = [await drawn(seed) for seed in seeds]
        together = await asyncio.gather(*(drawn(seed) for seed in seeds))
        assert together == alone
        assert len({str(pages) for pages in alone}) > 1

    run(visit())
