"""How a page begins: the lines under its title, in the app and before the app is there.

It stands by itself, so that the server can start without what the answers need.
"""

from markupsafe import Markup


def opening(what: str, promise: str) -> Markup:
    """Return what stands under the title of a page: what it is for, and what it promises."""
    return Markup('<p class="vw-intro">{}</p><p class="vw-privacy">{}</p>').format(what, promise)
