"""What the package offers to others."""

from calculator import claims
from tests.aftercare.test_public_face import place


def test_everything_offered_exists_and_is_listed_once() -> None:
    assert claims.__all__ == sorted(set(claims.__all__), key=place)
    assert all(hasattr(claims, name) for name in claims.__all__)


def test_everything_that_the_contract_names_is_offered() -> None:
    assert {"Claim", "assess", "assess_all"} <= set(claims.__all__)


def test_every_function_and_class_of_the_package_itself_is_offered() -> None:
    own = {
        name
        for name, what in vars(claims).items()
        if not name.startswith("_")
        and name.isidentifier()  # pydantic notes a class here under a name with brackets
        and callable(what)
        and getattr(what, "__module__", "").startswith("calculator.claims")
    }
    # The calculator, and the file as it is before it is proved, are matters of their own modules.
    assert own - {"Calculator", "Consequence", "RuleBook"} <= set(claims.__all__)
