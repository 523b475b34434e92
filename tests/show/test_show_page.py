"""The file of an incident is whole: every figure with its sentence, copies folded, no script."""

import re

from lxml import html
from show_builders import HOSTILE, figure, incident, ref, report, tally

from tallybook.records import (
    AttributionDetail,
    Evidence,
    Incident,
    Judgement,
    Note,
    Pin,
    Sentence,
    SourcedAttribution,
    SourcedVictim,
    VictimDetail,
)
from tallybook.show.incident_page import incident_page
from tallybook.show.withheld import names_of, withheld

TEXT = "Police said at least 9 people were killed at Aster market. Ruth Ode, 31, was among them."


def whole(**more):
    sentences = (
        Sentence(index=0, start=0, end=58, paragraph=0),
        Sentence(index=1, start=59, end=len(TEXT), paragraph=0),
    )
    return report(text=TEXT, sentences=sentences, **more)


def killed(**more):
    values = {"bound": "at_least", "start": 12, "end": 41, "quote": TEXT[12:41]}
    return figure(9, **{**values, **more})


def page(found=None, statements=(), reports=None, judgements=(), **more):
    reports = (whole(),) if reports is None else reports
    return incident_page(found or incident(), statements, reports, judgements, **more)


def read(text):
    return html.fromstring(text)


def words(tree, path):
    return [" ".join(one.text_content().split()) for one in tree.xpath(path)]


def test_every_statement_stands_in_its_sentence_with_speaker_and_report():
    one = killed(hedge="said")
    tree = read(page(statements=[one], found=incident(tallies={"killed": tally("killed", one)})))

    assert words(tree, "//li[@class='statement']//q") == [TEXT[:58]]
    assert words(tree, "//li[@class='statement']//mark") == [TEXT[12:41]]
    assert words(tree, "//li[@class='statement']//p[@class='source']") == [
        "police (authority); hedged: said; as of 4 May 2031; The Daily Note, 4 May 2031"
    ]


def test_a_tally_without_a_ceiling_says_so_and_what_is_not_stated_is_not_zero():
    one = killed()
    made = tally("killed", one, low=9, best=9, reason="9 is the only figure")
    tree = read(page(incident(tallies={"killed": made}), [one]))

    assert words(tree, "//section[@class='harm']/h3") == [
        "killed at least 9",
        "wounded not stated",
    ]
    assert words(tree, "(//dl[@class='triple'])[1]/div") == ["low9", "best9", "highno ceiling"]
    assert words(tree, "(//dl[@class='triple'])[2]/div") == ["low–", "bestnot stated", "high–"]


def test_copies_are_folded_under_the_report_that_they_repeat():
    found = incident(reports=(ref("r2", copy_of="r1", title="The same again"), ref("r1")))
    tree = read(page(found))

    assert words(tree, "//ol[@class='reports']/li/p[@class='report-title']") == [
        "Blast at Aster market"
    ]
    assert words(tree, "//details/summary") == ["1 copy of it: the same voice"]
    assert words(tree, "//ul[@class='copies']/li/p[1]") == ["The same again"]


def test_a_party_is_named_with_its_standing_and_with_whoever_says_it():
    detail = AttributionDetail(name="The Aster Front", standing="claimed")
    found = incident(
        attributions=(
            SourcedAttribution(attribution=detail, speakers=("a caller",), from_=("s1", "s2")),
        )
    )

    assert words(read(page(found)), "//ul[@class='who']/li") == [
        "The Aster Front claimed or admitted said by a caller, 2 statements"
    ]


def test_what_persons_set_and_wrote_is_told_with_their_names():
    found = incident(
        pins=(Pin(field="killed.best", value=12, found=9, by="ana", decision_id="d1"),),
        notes=(Note(text="Asked the hospital.", by="ben", decision_id="d2"),),
    )

    assert words(read(page(found)), "//section[h2='What persons set and wrote']//dl/div") == [
        "killed.best12 set by ana; found: 9",
        "benAsked the hospital.",
    ]


def test_a_judgement_names_the_reports_and_tells_reasons_for_and_against():
    reason = Evidence(feature="day", left="a", right="b", weight=-1.0, words="different days")
    judged = Judgement(
        judgement_id="j", left="a1", right="a2", verdict="same", score=0.8, evidence=(reason,)
    )
    tree = read(page(judgements=[judged], account_reports={"a1": "r1", "a2": "r9"}))

    assert words(tree, "//section[@class='judgement']") == [
        "same, 0.80: The Daily Note, 4 May 2031 and r9 against different days a / b"
    ]


def hostile_incident() -> Incident:
    """Return an incident with the hostile words in every text that it has."""
    one = incident()
    changed = dict.fromkeys(
        ("title", "summary", "country_name", "adm1", "adm2", "place", "site"), HOSTILE
    )
    return one.__class__(
        **{
            **{name: getattr(one, name) for name in one.__struct_fields__},
            **changed,
            "time_local": HOSTILE,
            "reports": (ref(**dict.fromkeys(("title", "author", "publisher"), HOSTILE)),
                        ref("r2", url="javascript:alert(1)", copy_of="r1")),
            "notes": (Note(text=HOSTILE, by=HOSTILE, decision_id="d"),),
            "tallies": {"killed": tally("killed", killed(), low=9, best=9, reason=HOSTILE)},
        }
    )  # fmt: skip


def test_hostile_words_in_every_field_stay_words():
    text = "9 killed" + HOSTILE
    one = killed(
        quote=HOSTILE, speaker=HOSTILE, via=HOSTILE, hedge=HOSTILE, value_raw=HOSTILE,
        scope="other", scope_text=HOSTILE,
    )  # fmt: skip
    reason = Evidence(feature="x", left=HOSTILE, right=HOSTILE, weight=1.0, words=HOSTILE)
    judged = Judgement(judgement_id="j", left="a1", right="a2", verdict="same", score=1.0,
                       evidence=(reason,), decider=HOSTILE)  # fmt: skip
    made = page(hostile_incident(), [one], (report(text=text),), [judged])
    tree = read(made)

    assert tree.xpath("//script | //img | //iframe | //@onerror | //@style | //@srcdoc") == []
    assert [href for href in tree.xpath("//@href") if href.startswith("javascript")] == []
    assert made.count("<style>") == 1
    assert "\x00" not in made and "\x1b" not in made


def test_the_file_asks_for_nothing_else():
    made = page(incident(tallies={"killed": tally("killed", killed())}), [killed()])

    assert re.findall(r'(?:src|srcset|data|action)="', made) == []
    assert re.findall(r"@import|url\(", made) == []
    assert "default-src 'none'; style-src 'unsafe-inline'" in made
    # Links lead to places inside the file, or to where a report was published.
    hrefs = set(read(made).xpath("//a/@href"))
    assert hrefs == {"#report-r1", "https://note.example/aster"}
    assert read(made).xpath("//*[@id='report-r1']") != []


def test_ids_on_the_page_are_unique():
    one, two = killed(), figure(20, harm="wounded")
    tree = read(page(statements=[one, two]))
    ids = tree.xpath("//@id")

    assert sorted(ids) == sorted(set(ids))


def test_names_of_victims_are_covered_wherever_they_stand():
    detail = VictimDetail(name="Ruth Ode", age=31, fate="killed")
    named = killed(
        statement_id="s-named", field="victims", value="Ruth Ode", number_low=None,
        number_high=None, bound=None, start=59, end=67, quote="Ruth Ode", detail=detail,
        sentence=1,
    )  # fmt: skip
    found = incident(
        title="Killing of Ruth Ode in Nairobi",
        victims=(SourcedVictim(victim=detail),),
        reports=(ref(url="https://note.example/ruth-ode-killed", title="Ms Ode mourned"),),
    )
    stored = whole(url="https://note.example/ruth-ode-killed")
    names = names_of([named])
    made = page(
        withheld(found, names), withheld([named], names), withheld((stored,), names), withheld=True
    )

    assert re.search(r"ruth|\bode\b", made, re.IGNORECASE) is None
    assert "Names of victims are withheld on this page." in made
    assert "████████" in made
