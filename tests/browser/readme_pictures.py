"""Makes the pictures of the README from the real pages.

Run it with `uv run python -m tests.browser.readme_pictures`.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import FloatRect, expect, sync_playwright

from calculator import drills
from calculator.pages.practise.wording import write_question
from calculator.words import Language
from tests.browser.serving import ROOT, launched, serving
from tests.browser.situations import ADULT
from tests.browser.visitor import PHONE, Visitor

DOCS = ROOT / "docs"


def main() -> None:
    """Take the pictures."""
    with (
        TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        serving(Path(folder) / "log.txt") as site,
    ):
        browser = launched(playwright)
        take_phone(Visitor(browser, site.address, Language.NL, PHONE))
        visitor = Visitor(browser, site.address, Language.NL, {"width": 1280, "height": 1000})
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
        visitor.page.locator("h1").scroll_into_view_if_needed()
        visitor.page.screenshot(path=DOCS / "self-check.png")
        visitor.open("/klantenservice")
        line = visitor.page.locator(".st-key-quick-entry input")
        expect(line).to_be_focused()
        line.fill("67 hart actueel bpm op lijst plus verwijzing 14 gehad")
        line.press("Enter")
        expect(visitor.page.locator(".vw-stretches")).to_be_visible()
        visitor.settle()
        visitor.page.screenshot(path=DOCS / "customer-service.png")
        visitor.open("/voorbeelden")
        for _ in range(4):
            visitor.page.get_by_role("button", name=visitor.words["examples.next"]).click()
            visitor.settle()
        visitor.page.set_viewport_size({"width": 1280, "height": 4000})
        visitor.settle()
        top, bottom = (
            visitor.page.locator(part).bounding_box()
            for part in (".st-key-step-5", ".vw-side-by-side")
        )
        assert top is not None
        assert bottom is not None
        height = bottom["y"] + bottom["height"] - top["y"] + 32
        clip: FloatRect = {"x": 0, "y": top["y"] - 16, "width": 1280, "height": height}
        visitor.page.screenshot(path=DOCS / "worked-examples.png", clip=clip)
        visitor.page.set_viewport_size({"width": 1280, "height": 1000})
        visitor.open("/oefenen?casus=adult-listed-module-first-1")
        case = drills.drill("adult-listed-module-first-1")
        assert case is not None
        wrong = {**case.key, "within_limit": "insured-person"}
        for part, option in wrong.items():
            name = write_question(visitor.words, case, part)
            place = case.options(part).index(option)
            choice = visitor.page.get_by_role("radiogroup", name=name).locator("label").nth(place)
            choice.click()
            visitor.settle()
        expect(visitor.page.locator("[class*=st-key-drill-check] button")).to_be_enabled()
        visitor.page.keyboard.press("Alt+a")
        expect(visitor.page.locator(".vw-verdict")).to_be_visible()
        visitor.settle()
        visitor.page.locator("h1").scroll_into_view_if_needed()
        visitor.page.screenshot(path=DOCS / "practise.png")
        visitor.open("/selectieve-polis")
        visitor.answer(
            {
                "selective_policy": True,
                "hospital_selected": False,
                "care_kind": "other",
                "referral_type": "04",
                "acute_activity": "none",
            }
        )
        visitor.page.locator("h1").scroll_into_view_if_needed()
        visitor.page.screenshot(path=DOCS / "selective-policy.png")


def take_phone(visitor: Visitor) -> None:
    visitor.open()
    visitor.answer(ADULT | {"basis_plus_module": True})
    visitor.page.screenshot(path=DOCS / "phone.png")
    visitor.close()


if __name__ == "__main__":
    main()
