"""The page of drills: alone, in a class and before a room."""

from calculator.drills import AFTERCARE, CLAIMS
from calculator.pages.practise import aftercare, claims
from calculator.pages.practise.subject_page import SUBJECT_PAGES

SUBJECT_PAGES[AFTERCARE.name] = aftercare.PAGE
SUBJECT_PAGES[CLAIMS.name] = claims.PAGE
