"""The parts of the browser's document that Streamlit's own elements do not reach."""

from typing import Final

import streamlit as st

from calculator.words import Language

_HTML: Final = '<div role="status" aria-live="polite"></div>'
_CSS: Final = (
    "div { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }"
)
_JS: Final = """
export default function ({ data, parentElement }) {
  document.documentElement.lang = data.language
  const status = parentElement.querySelector('[role="status"]')
  if (status.textContent !== data.announcement) status.textContent = data.announcement
  if (status.dataset.focus !== data.focus) {
    const first = status.dataset.focus === undefined
    status.dataset.focus = data.focus
    if (!first && data.focus) requestAnimationFrame(() => {
      const target = document.querySelector(data.focus)
      if (!target) return
      target.tabIndex = -1
      target.focus({ preventScroll: true })
      // Of what is taller than the window, the beginning is what is new.
      const tall = target.offsetHeight > innerHeight * 0.6
      target.scrollIntoView({ block: tall ? "start" : "nearest" })
    })
  }
}
"""

_mount: Final = st.components.v2.component("document", html=_HTML, css=_CSS, js=_JS)


def tell_document(language: Language, announcement: str, focus: str = "") -> None:
    """Set the document's language, and have a screen reader say what is new.

    Args:
        language: The language of what is shown.
        announcement: What a screen reader says, when it differs from the last time.
        focus: What the focus moves to, as a CSS selector, when it differs from the last
            time; empty if it stays where it is.
    """
    data = {"language": language, "announcement": announcement, "focus": focus}
    _mount(key="document", data=data, height=1)
