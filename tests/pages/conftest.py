"""Without a browser, a failure of a page is a failure of the test."""

import pytest

from calculator.pages import failure


@pytest.fixture(autouse=True)
def _failures_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(error: Exception) -> None:
        raise error

    monkeypatch.setattr(failure, "show_failure", fail)
