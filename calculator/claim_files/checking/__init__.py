"""Checking a whole file: what each line comes to, in so little that a page can hold 50,000.

`check` does it here or, where that takes long or a workbook is to be opened, in a process of its
own: nobody else waits for it, and its memory goes with it.
"""

from calculator.claim_files.checking.apart import Work, check
from calculator.claim_files.checking.checked import Checked, CheckedLine, Verdict
from calculator.claim_files.checking.job import Done, Job, Kind, check_here, read_originals

__all__ = [
    "Checked",
    "CheckedLine",
    "Done",
    "Job",
    "Kind",
    "Verdict",
    "Work",
    "check",
    "check_here",
    "read_originals",
]
