"""The sessions to come with every way and every reason, held against the plans."""

from typing import Final

from calculator.aftercare import CombinedBlock, combine_plans
from tests.aftercare import expected
from tests.pages.plans import Known, Way, every_prospect, known

PAYERS: Final = [expected.MODULE, expected.BASIC, expected.SUPPLEMENTARY, expected.PERSON]


def ways(stretch: CombinedBlock) -> list[Way]:
    """Return the ways of a stretch in the plain form of `plans`."""
    return [
        Way(
            way.payer.value,
            (way.claim.code_list, way.claim.suffix, way.claim.csi) if way.claim else None,
            way.limit_unknown,
        )
        for way in stretch.options
    ]


def test_stretches_follow_upon_each_other_from_the_first_session_without_end(
    every: tuple[Known, ...],
) -> None:
    for each in every_prospect(every):
        found = combine_plans(each.assessment.plans)
        firsts = [stretch.first for stretch in found]
        lasts = [stretch.last for stretch in found]
        assert lasts == [*(first - 1 for first in firsts[1:]), *([None] if found else [])]
        assert firsts == sorted({*firsts})
        assert not found or firsts[0] == each.first


def test_a_stretch_has_every_way_and_every_reason_of_its_sessions_and_no_other(
    every: tuple[Known, ...],
) -> None:
    for each in every:
        runs = each.runs(lambda here: here)
        # As the sessions were joined wherever they are alike, they are cut nowhere else.
        for stretch, (first, last, here) in zip(
            combine_plans(each.assessment.plans), runs, strict=True
        ):
            assert (stretch.first, stretch.last) == (first, last), each.situation
            # Where the cover of the module comes from is a matter of words.
            paid = {way._replace(payer=way.payer.partition(",")[0]) for way in here.ways}
            assert sorted(ways(stretch), key=str) == sorted(paid, key=str)
            rules = [reason.rule for reason in stretch.reasons]
            assert sorted(rules) == sorted(ground.rule for ground in here.grounds)
            assert stretch.standing.value == here.standing
            places = [PAYERS.index(way.payer) for way in stretch.options]
            assert places == sorted(places)


def test_ways_of_one_payer_stand_in_the_order_of_their_codes(every: tuple[Known, ...]) -> None:
    for each in every_prospect(every):
        for stretch in combine_plans(each.assessment.plans):
            found = [(PAYERS.index(way.payer), way.codes or ()) for way in ways(stretch)]
            assert found == sorted(found)


def test_without_plans_there_are_no_stretches() -> None:
    assert combine_plans(known(indication="other").assessment.plans) == ()
