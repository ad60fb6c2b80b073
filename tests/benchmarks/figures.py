"""What was measured, as a table to read and as JSON to keep."""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

Figures = Mapping[str, Mapping[str, float]]
"""By what was measured, ours last, and by the name of the measure."""


class Measure(NamedTuple):
    """How a figure is written.

    Attributes:
        unit: What stands behind it; may be empty.
        digits: How many stand behind the point.
    """

    unit: str = ""
    digits: int = 0


def options(about: str | None) -> argparse.ArgumentParser:
    """Return what every benchmark can be asked."""
    asked = argparse.ArgumentParser(description=about)
    asked.add_argument("--json", type=Path, help="where to keep the figures as well")
    return asked


def middle(
    taken: Mapping[str, Sequence[Mapping[str, float]]], measures: Mapping[str, Measure]
) -> dict[str, dict[str, float]]:
    """Return the middle of every measure over all rounds, by what was measured."""
    return {
        name: {measure: median(each[measure] for each in rounds) for measure in measures}
        for name, rounds in taken.items()
    }


def show(figures: Figures, measures: Mapping[str, Measure], keep: Path | None) -> None:
    """Print figures side by side, with how much of each of the others ours is.

    Args:
        figures: What was measured.
        measures: How each of them is written, in the order of the lines.
        keep: The file that they are written to as well, if any.
    """
    *others, ours = figures
    header = ["", *figures, *(f"ours / {other}" for other in others)]
    rows = [header, ["---", *["---:" for _ in header[1:]]]]
    for name, measure in measures.items():
        values = {about: figures[about][name] for about in figures}
        told = [f"{value:,.{measure.digits}f} {measure.unit}".strip() for value in values.values()]
        ratios = [f"{values[ours] / values[o]:.2f}" if values[o] else "" for o in others]
        rows.append([name, *told, *ratios])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print(f"| {' | '.join(cells)} |")
    if keep:
        keep.write_text(json.dumps(figures, indent=2), encoding="utf-8")
