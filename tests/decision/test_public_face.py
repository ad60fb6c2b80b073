"""What the library offers to others."""

import inspect

from calculator import decision


def test_everything_offered_exists_and_is_listed_once() -> None:
    assert len(decision.__all__) == len(set(decision.__all__))
    assert all(hasattr(decision, name) for name in decision.__all__)


def test_everything_imported_for_others_is_offered() -> None:
    imported = {
        name
        for name, what in vars(decision).items()
        if not name.startswith("_") and not inspect.ismodule(what)
    }
    # A function hides the module of the same name.
    assert imported == set(decision.__all__)
