from __future__ import annotations

import pytest
from msgspec.structs import replace

from sayso.cluster.credits import Credit, find_credits
from sayso.model.report import Report
from tests.builders import report, said

LEAD = "A ferry sank off Port Arlen on Tuesday night."
LONG = "\n".join(f"Line {number} of the story." for number in range(12))


def credited(of: Report) -> list[tuple[str, str]]:
    return [(credit.agency, credit.kind) for credit in find_credits(of)]


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        (f"PORT ARLEN (AP) — {LEAD}", ["Associated Press"]),
        (f"PORT ARLEN, March 3 (Reuters) - {LEAD}", ["Reuters"]),
        (f"(Reuters) - {LEAD}", ["Reuters"]),
        (f"PORT ARLEN (Agence Nord) – {LEAD}", ["Agence Nord"]),
        (f"By The Associated Press\n{LEAD}", ["Associated Press"]),
        (f"Ann Weber and Jo Malley, Associated Press\n{LEAD}", ["Associated Press"]),
        (f"Xinhua | Updated: 2031-03-04\n{LEAD}", ["Xinhua"]),
        (f"/ Source: Associated Press\n{LEAD}", ["Associated Press"]),
        (f"{LEAD}\nReuters - Ap - Afp", ["Reuters", "Associated Press", "Agence France-Presse"]),
        (f"{LEAD}\njm/dm (AFP, dpa)", ["Agence France-Presse", "Deutsche Presse-Agentur"]),
        (f"{LEAD}\nThe Associated Press contributed to this report.", ["Associated Press"]),
        (f"{LEAD}\nAssociated Press writer Jo B. Malley in Tessaly also contributed to this report.", ["Associated Press"]),
        (f"{LEAD}\nWith material from AFP.", ["Agence France-Presse"]),
        (f"{LONG}\nCopyright 2031 The Associated Press. All rights reserved.\n{LONG}", ["Associated Press"]),
    ],
)
def test_a_report_carries_what_it_prints_under_an_agencys_name(text: str, agencies: list[str]) -> None:
    assert credited(report(text)) == [(agency, "carries") for agency in agencies]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Forty were saved, according to AFP.", "Agence France-Presse"),
        ("Forty were saved, reported The Associated Press.", "Associated Press"),
        ("Forty were saved, the coast guard told Reuters.", "Reuters"),
        ("Forty were saved, Reuters reported.", "Reuters"),
        ("The line was sold, news agency dpa reports.", "Deutsche Presse-Agentur"),
    ],
)
def test_a_report_cites_what_it_says_that_an_agency_reported(text: str, agency: str) -> None:
    assert credited(report(f"{LEAD}\n{text}\n{LEAD}")) == [(agency, "cites")]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}\nThe wreck is seen from the air. (Coast Guard via AP)",
        f"{LONG}\nReuters\n{LONG}",  # in the middle of a text a bare name signs a picture
        f"{LEAD}\nReuters The wreck is seen from the air.",
        f"{LEAD}\nPetra told the map maker that beta tests said nothing.",
        f"{LEAD}\nAgencies contributed to this report.",
        f"{LEAD}\nThe shares of Thomson Reuters rose.",
        "By Petra Novak\nThe sea was calm.",
    ],
)
def test_what_signs_a_picture_or_is_no_agency_is_no_credit(text: str) -> None:
    assert credited(report(text)) == []


def test_the_credit_is_given_as_printed_with_its_place() -> None:
    of = report(f"PORT ARLEN (AP) — {LEAD}")
    (credit,) = find_credits(of)
    assert credit.span is not None
    assert (credit.name, said(of, [credit.span])) == ("AP", ["AP"])


@pytest.mark.parametrize("outlet", ["Reuters", "reuters", "www.reuters.com"])
def test_an_agency_is_its_own_source(outlet: str) -> None:
    assert find_credits(report(LEAD, outlet=outlet)) == (Credit(agency="Reuters", name="Reuters", span=None, kind="carries", own=True),)


def test_a_byline_beside_the_text_is_a_credit_without_a_place() -> None:
    credits_found = find_credits(replace(report(LEAD), byline="By Associated Press"))
    assert credits_found == (Credit(agency="Associated Press", name="Associated Press", span=None, kind="carries"),)


def test_a_marked_credit_names_its_agency_anywhere() -> None:
    of = report(
        f"{LONG}\nWritten after a text of the Associated Press\n{LONG}", blocks=[("credit", "Written after a text of the Associated Press")]
    )
    assert credited(of) == [("Associated Press", "carries")]


def test_each_agency_is_given_once_a_kind() -> None:
    of = report(f"PORT ARLEN (AP) — {LEAD}\nThey were saved, AP reported, and AP said so twice.\nAP")
    assert credited(of) == [("Associated Press", "carries"), ("Associated Press", "cites")]
