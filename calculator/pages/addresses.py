"""What stands behind the slash in the address of each page."""

from typing import Final

SELF_CHECK: Final = ""
CALL: Final = "klantenservice"
EXAMPLES: Final = "voorbeelden"
PRACTISE: Final = "oefenen"
SELECTIVE_POLICY: Final = "selectieve-polis"
