"""What is worth saying beside an answer, worked out by hand from the description of the domain."""

from tests.aftercare.expected import Person, module_pays


def certain(person: Person) -> set[str]:
    """Return the ids of the remarks that hold for a person of whom everything is known."""
    if person.indication == "other":
        return set()
    said = {
        "intermittent-claudication-has-its-own-rule": person.indication == "cardiovascular",
        "heart-diagnosis-alone-not-listed": person.indication == "cardiovascular",
        "place-on-list-can-end": person.basis_entitlement,
        "two-covers-count-as-one": (
            person.basis_plus_module and person.supplementary == "with-aftercare"
        ),
    }
    if person.treatment_need == "current":
        said |= _about_the_module(person)
        said |= _of_an_adult(person) if person.age >= 18 else _of_a_child(person)
    return {remark for remark, holds in said.items() if holds}


def _about_the_module(person: Person) -> dict[str, bool]:
    covered = person.basis_plus_module or person.supplementary == "with-aftercare"
    pays = module_pays(person)
    return {
        "module-has-no-maximum": pays,
        "module-codes-carry-z": pays,
        "supplementary-sessions-untouched": pays and person.supplementary != "none",
        "module-needs-plus-practice-and-referral": covered and not pays,
        "module-asks-no-health-questions": not covered,
    }


def _of_an_adult(person: Person) -> dict[str, bool]:
    from_the_basic_insurance = person.basis_entitlement and person.referral
    return {
        "own-risk-for-adults": from_the_basic_insurance,
        "twenty-count-across-years": from_the_basic_insurance,
    }


def _of_a_child(person: Person) -> dict[str, bool]:
    if module_pays(person):
        return {}
    return {
        "no-own-risk-under-18": person.referral or not person.basis_entitlement,
        "eighteen-count-per-year": not person.basis_entitlement,
    }
