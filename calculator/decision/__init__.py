"""Decisions over sets of cases: rules, proof, unknowns, why not and what if.

Knows nothing of insurance and nothing of the screen. A rule is a set of cases; so is a
named condition, and so is what somebody's answers leave possible.
"""

from calculator.decision.calculator import Assessment, Calculator, Interview
from calculator.decision.editions import Edition, Editions, RulesInForce, today
from calculator.decision.facts import Facts, contradiction
from calculator.decision.near_miss import NearMiss, near_misses
from calculator.decision.questions import choose_questions, open_fields
from calculator.decision.rulebook import (
    Condition,
    Name,
    Reason,
    Remark,
    Rule,
    RuleBook,
    Standing,
    Statement,
    Text,
    When,
    reason_of,
    weakest,
)
from calculator.decision.sources import Document, Section, Sources
from calculator.decision.space import YES_NO, Case, Cases, Field, Space, Value
from calculator.decision.table import (
    DuplicateRule,
    Gap,
    Overlap,
    Pointless,
    RuleError,
    Table,
    UnknownName,
)
from calculator.decision.toml_file import read_toml
from calculator.decision.what_if import Change, smallest_changes
from calculator.decision.why_not import find_excluding, why_not

__all__ = [
    "YES_NO",
    "Assessment",
    "Calculator",
    "Case",
    "Cases",
    "Change",
    "Condition",
    "Document",
    "DuplicateRule",
    "Edition",
    "Editions",
    "Facts",
    "Field",
    "Gap",
    "Interview",
    "Name",
    "NearMiss",
    "Overlap",
    "Pointless",
    "Reason",
    "Remark",
    "Rule",
    "RuleBook",
    "RuleError",
    "RulesInForce",
    "Section",
    "Sources",
    "Space",
    "Standing",
    "Statement",
    "Table",
    "Text",
    "UnknownName",
    "Value",
    "When",
    "choose_questions",
    "contradiction",
    "find_excluding",
    "near_misses",
    "open_fields",
    "read_toml",
    "reason_of",
    "smallest_changes",
    "today",
    "weakest",
    "why_not",
]
