"""How long an answer takes, beside one call of a rules engine written in Rust.

Run it with `uv run python -m tests.benchmarks.assess`. Machines differ and are noisy: each
measurement alternates with the one beside it, and the ratio of the two is what counts.
"""

import json
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter_ns
from typing import Final

import zen

from calculator import aftercare

ROUNDS: Final = 41
CALLS_A_ROUND: Final = 100

FACTS: Final = {
    "indication": "oncology",
    "treatment_need": "current",
    "age": 67,
    "basis_plus_module": False,
    "supplementary": "without-aftercare",
    "supplementary_sessions": 9,
    "basis_entitlement": True,
    "plus_practice": False,
    "referral": True,
    "sessions_had": 3,
}
"""A complete situation with three blocks: the longest kind of answer there is."""

COLUMNS: Final = (
    "treatment_need",
    "age",
    "module_pays",
    "basis_entitlement",
    "referral",
    "session",
)
ROWS: Final[Sequence[tuple[str, ...]]] = (
    ('"preventive"', "", "", "", "", "", "insured-person"),
    ('"current"', ">= 18", "true", "true", "true", "<= 20", "basis-plus-module"),
    ('"current"', ">= 18", "true", "false", "", "", "basis-plus-module"),
    ('"current"', ">= 18", "", "true", "true", "> 20", "basis-insurance"),
    ('"current"', ">= 18", "false", "true", "true", "<= 20", "insured-person"),
    ('"current"', ">= 18", "false", "false", "", "", "insured-person"),
)
"""A third of our rules, for one session, with the module's condition worked out beforehand."""


def engine_table() -> str:
    """Return those rows in the format of the engine."""
    inputs = [{"id": name, "name": name, "type": "expression", "field": name} for name in COLUMNS]
    rules = [
        {
            "_id": str(place),
            **dict(zip((*COLUMNS, "payer"), (*row[:-1], f'"{row[-1]}"'), strict=True)),
        }
        for place, row in enumerate(ROWS)
    ]
    table = {
        "hitPolicy": "first",
        "inputs": inputs,
        "outputs": [{"id": "payer", "name": "payer", "type": "expression", "field": "payer"}],
        "rules": rules,
    }
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": table},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "2", "sourceId": "table", "targetId": "out", "type": "edge"},
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def microseconds(call: Callable[[], object]) -> float:
    """Return how long one call takes, over a round of them."""
    start = perf_counter_ns()
    for _ in range(CALLS_A_ROUND):
        call()
    return (perf_counter_ns() - start) / CALLS_A_ROUND / 1000


def main() -> None:
    """Measure and print."""
    decision = zen.ZenEngine().create_decision(engine_table())
    asked = {
        "treatment_need": "current",
        "age": 67,
        "module_pays": False,
        "basis_entitlement": True,
        "referral": True,
        "session": 4,
    }
    complete = aftercare.Situation.model_validate(FACTS)
    unknown = aftercare.Situation()
    measured: dict[str, Callable[[], object]] = {
        "zen-engine, one session, six rows": lambda: decision.evaluate(asked),
        "assess, complete situation": lambda: aftercare.assess(complete),
        "assess, checking what was entered included": lambda: aftercare.assess(
            aftercare.Situation.model_validate(FACTS)
        ),
        "assess, nothing known": lambda: aftercare.assess(unknown),
    }
    answered = decision.evaluate(asked)["result"]
    if answered != {"payer": "insured-person"}:
        message = f"the engine does not decide what it is measured at: {answered}"
        raise SystemExit(message)
    times: dict[str, list[float]] = {name: [] for name in measured}
    for _ in range(ROUNDS):
        for name, call in measured.items():
            times[name].append(microseconds(call))
    beside, *_ = times.values()
    print(f"{'':46}{'median':>10}{'fastest':>10}{'slowest':>10}{'ratio':>8}")
    for name, taken in times.items():
        ratio = median(ours / theirs for ours, theirs in zip(taken, beside, strict=True))
        print(f"{name:46}{median(taken):8.0f}µs{min(taken):8.0f}µs{max(taken):8.0f}µs{ratio:8.2f}")


if __name__ == "__main__":
    main()
