"""What the package offers to others."""

from calculator import aftercare


def place(name: str) -> tuple[int, str]:
    """Return where a name belongs: constants, then classes, then functions."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name


def test_everything_offered_exists_and_is_listed_once() -> None:
    assert aftercare.__all__ == sorted(set(aftercare.__all__), key=place)
    assert all(hasattr(aftercare, name) for name in aftercare.__all__)


def test_everything_that_the_contract_names_is_offered() -> None:
    assert {"Situation", "assess"} <= set(aftercare.__all__)


def test_every_function_of_the_package_itself_is_offered() -> None:
    functions = {
        name
        for name, what in vars(aftercare).items()
        if not name.startswith("_")
        and name.islower()
        and callable(what)
        and what.__module__ == aftercare.__name__
    }
    assert functions <= set(aftercare.__all__)
