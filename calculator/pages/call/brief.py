"""Facts and codes in short, in the terms of those who answer the telephone."""

from collections.abc import Iterable

from calculator import aftercare
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import enumerate_texts, write_claim_codes, write_until
from calculator.words import Words


def write_fact(words: Words, field: str, value: object) -> str:
    """Return one fact in an agent's terms, name and value."""
    shown = words.get(f"brief.{field}.{str(value).lower()}", str(value))
    return words("brief.pair", name=words[f"brief.{field}.name"], value=shown)


def name_payer(
    words: Words, enquiry: Enquiry, payer: aftercare.Payer, *, limited: bool = False
) -> str:
    """Return who pays, and that it may end sooner if it is `limited`."""
    who = words[f"call_payer.{enquiry.told_as(payer)}"] + write_until(words, enquiry, payer)
    return words("call_table.limited", payer=who) if limited else who


def name_payers(words: Words, enquiry: Enquiry, prospect: aftercare.Prospect) -> str:
    """Return everyone who may pay some sessions; what may end sooner is said beside it."""
    names = [
        name_payer(
            words,
            enquiry,
            payer,
            limited=prospect.limit_unknown and payer is aftercare.Payer.SUPPLEMENTARY_INSURANCE,
        )
        for payer in prospect.payers
    ]
    return enumerate_texts(words["call_table.or"], names)


def write_codes(words: Words, enquiry: Enquiry, way: aftercare.PaymentOption) -> str:
    """Return the codes to claim with; empty where there is nobody to claim from."""
    if way.payer is aftercare.Payer.INSURED_PERSON:
        return ""
    if way.claim is None:
        return words["call_table.no_codes"]
    return write_claim_codes(words, way.claim, enquiry.on)


def name_fields(words: Words, fields: Iterable[str]) -> str:
    """Return the names of fields as an enumeration."""
    return enumerate_texts(
        words["headline.and"], [words[f"brief.{field}.name"] for field in fields]
    )
