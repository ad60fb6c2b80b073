"""What a browser has to know to cut a text as it would be read here.

It blanks what is about persons before it sends anything, and for that finds the line of names, the
columns and the positions in the same way, from the same lists.
"""

import json
from functools import cache

from calculator.claim_files import hospital_message, names, text
from calculator.claim_files.columns import ENDS, LONGEST_NAME, VOCABULARY, plain


@cache
def tell_browsers() -> str:
    """Return it as JSON; `pages/claim/listed/file.js` reads it."""
    fields = {plain(n): field for field, called in VOCABULARY.fields.items() for n in called}
    told = {
        "fields": fields,
        "personal": [*map(plain, VOCABULARY.personal.names)],
        "ends": ENDS,
        "longestName": LONGEST_NAME,
        "lookedAt": names.LOOKED_AT,
        "certain": names.CERTAIN,
        "totals": VOCABULARY.values["totals"],
        "between": text.BETWEEN,
        "page": text.PAGE.pattern,
        "message": {
            "records": sorted(hospital_message.RECORDS),
            "length": hospital_message.LENGTH,
            "least": hospital_message.LEAST,
            "positions": {
                hospital_message.PERFORMANCE: [*hospital_message.POSITIONS.values()],
                hospital_message.ACTIVITY: [hospital_message.ACTIVITY_AT],
            },
        },
    }
    return json.dumps(told)
