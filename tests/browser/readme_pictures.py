"""Makes the pictures of the README from the real pages.

Run it with `uv run python -m tests.browser.readme_pictures`.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from calculator.words import Language
from tests.browser.serving import ROOT, launched, serving
from tests.browser.situations import ADULT
from tests.browser.visitor import Visitor

DOCS = ROOT / "docs"


def main() -> None:
    """Take both pictures."""
    with (
        TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        serving(Path(folder) / "log.txt") as site,
    ):
        visitor = Visitor(
            launched(playwright), site.address, Language.NL, {"width": 1280, "height": 1000}
        )
        visitor.open()
        visitor.answer(
            ADULT
            | {
                "basis_plus_module": False,
                "supplementary": "without-aftercare",
                "supplementary_sessions": 9,
                "basis_entitlement": True,
                "referral": True,
            }
        )
        visitor.page.screenshot(path=DOCS / "self-check.png")
        visitor.open("/voorbeelden")
        for _ in range(4):
            visitor.page.get_by_role("button", name=visitor.words["examples.next"]).click()
            visitor.settle()
        visitor.page.set_viewport_size({"width": 1280, "height": 2400})
        visitor.settle()
        visitor.page.screenshot(
            path=DOCS / "worked-examples.png",
            clip={"x": 0, "y": 1020, "width": 1280, "height": 1340},
        )


if __name__ == "__main__":
    main()
