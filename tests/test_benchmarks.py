"""The people of the benchmarks can use every page that is measured."""

from pathlib import Path

import pytest

from tests.asynchronous import run
from tests.benchmarks.many_people import started
from tests.benchmarks.person import connected


@pytest.mark.parametrize("name", ["Streamlit", "ours"])
def test_somebody_answers_one_question_after_the_other(name: str, tmp_path: Path) -> None:
    async def visit() -> None:
        with started(name, tmp_path / "log.txt") as site:
            person = await connected(site, seed=1)
            await person.arrive()
            for _ in range(12):
                assert await person.answer() > 0
                assert person.drawn
            await person.connection.close()

    run(visit())
