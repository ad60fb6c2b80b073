"""What the room offers to others."""

from calculator.aftercare import statutory_list
from tests.aftercare.test_public_face import place


def test_everything_offered_exists_and_is_listed_once() -> None:
    assert statutory_list.__all__ == sorted(set(statutory_list.__all__), key=place)
    assert all(hasattr(statutory_list, name) for name in statutory_list.__all__)
