"""How the pages show the drills of each subject; each is registered here, once."""

from calculator.drills import AFTERCARE, CLAIMS
from calculator.pages.practise.subjects import aftercare, claims
from calculator.pages.practise.subjects.subject_page import SUBJECT_PAGES

SUBJECT_PAGES[AFTERCARE.name] = aftercare.PAGE
SUBJECT_PAGES[CLAIMS.name] = claims.PAGE
