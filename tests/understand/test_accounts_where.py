"""Where did it happen? The finest place of the first account, in many wordings."""

from __future__ import annotations

import pytest
from report_documents import document

from tallybook.records import PlaceDetail
from tallybook.understand import understand_report


def where(text: str) -> tuple[str | None, str, int | None]:
    """Return country, name and geoprecision of the finest place of the first account."""
    account = understand_report(document(text, published_at="2031-05-06").report)[0]
    told = [
        (one.detail.geoprecision or 9, -(one.confidence or 0), one.start or 0, one.detail)
        for one in account.statements
        if one.field in ("place", "adm2", "adm1", "country") and isinstance(one.detail, PlaceDetail)
    ]
    *_, finest = min(told, key=lambda one: one[:3])
    return finest.country, finest.name, finest.geoprecision


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Gunmen shot dead four worshippers in Konduga, Borno State, Nigeria, on Friday "
            "evening.",
            ("NG", "Konduga", 1),
            id="chain-konduga",
        ),
        pytest.param(
            "A car bomb killed six people in Tuz Khurmatu, Salahuddin province, Iraqi police "
            "said on Sunday.",
            ("IQ", "Tuz Khurmatu", 1),
            id="chain-tuz-khurmatu",
        ),
        pytest.param(
            "Two teachers were stabbed to death in Springfield, Missouri, on Monday night, "
            "police said.",
            ("US", "Springfield", 1),
            id="chain-springfield",
        ),
        pytest.param(
            "Three men were killed in a shooting in Columbus, Ga., early Saturday.",
            ("US", "Columbus", 1),
            id="chain-columbus",
        ),
        pytest.param(
            "A grenade was thrown into a bar in Buenaventura, Valle del Cauca, Colombia, "
            "killing two people on Tuesday.",
            ("CO", "Buenaventura", 1),
            id="chain-buenaventura",
        ),
        pytest.param(
            "Five farmers were hacked to death in Beni, North Kivu, in the Democratic "
            "Republic of Congo, on Wednesday.",
            ("CD", "Beni", 1),
            id="chain-beni",
        ),
        pytest.param(
            "Taliban fighters stormed a checkpoint in the Sangin district of Helmand "
            "province on Monday, killing eight policemen.",
            ("AF", "Sangin", 3),
            id="district-sangin",
        ),
        pytest.param(
            "Eight policemen were killed in an attack in Maiwand district of Afghanistan's "
            "Kandahar province on Sunday.",
            ("AF", "Maywand", 3),
            id="district-maywand",
        ),
        pytest.param(
            "Maoist rebels killed 12 policemen in Sukma district of Chhattisgarh state, "
            "India, on Tuesday.",
            ("IN", "Sukma", 3),
            id="district-sukma",
        ),
        pytest.param(
            "Armed men killed 14 people in a village in Barkin Ladi local government area of "
            "Plateau state, Nigeria.",
            ("NG", "Barkin Ladi", 1),
            id="district-barkin-ladi",
        ),
        pytest.param(
            "A landmine went off in Bannu district of Khyber Pakhtunkhwa on Thursday, "
            "killing two Pakistani soldiers.",
            ("PK", "Bannu District", 3),
            id="district-bannu-district",
        ),
        pytest.param(
            "Houthi shelling killed a family of five in the al-Tuhayta district of Hodeidah "
            "province, Yemen, on Sunday.",
            ("YE", "al-Tuhayta district", 3),
            id="district-al-tuhayta-district",
        ),
        pytest.param(
            "Twelve soldiers were killed in an ambush in Mali's Mopti region on Tuesday.",
            ("ML", "Mopti", 4),
            id="province-mopti",
        ),
        pytest.param(
            "A suicide attack killed seven people in Anbar province, west of Baghdad, on Monday.",
            ("IQ", "Anbar", 4),
            id="province-anbar",
        ),
        pytest.param(
            "Gunmen kidnapped 30 pupils in Nigeria's Zamfara state on Friday.",
            ("NG", "Zamfara", 4),
            id="province-zamfara",
        ),
        pytest.param(
            "Police in Sinaloa state, Mexico, found nine bodies after a gun battle between "
            "cartels on Sunday.",
            ("MX", "Sinaloa", 4),
            id="province-sinaloa",
        ),
        pytest.param(
            "A bomb killed four rangers in Thailand's Pattani province on Wednesday.",
            ("TH", "Pattani", 4),
            id="province-pattani",
        ),
        pytest.param(
            "Drone strikes killed two people in Russia's Belgorod region overnight, the "
            "governor said.",
            ("RU", "Belgorod", 4),
            id="province-belgorod",
        ),
        pytest.param(
            "A suicide bomber killed 40 recruits in southern Yemen on Monday.",
            ("YE", "southern Yemen", 5),
            id="direction-southern-yemen",
        ),
        pytest.param(
            "At least ten people were killed when a bomb tore through a bus in northwestern "
            "Pakistan on Friday.",
            ("PK", "northwestern Pakistan", 5),
            id="direction-northwestern-pakistan",
        ),
        pytest.param(
            "Gunmen on motorbikes killed 22 villagers in north-eastern Nigeria on Sunday.",
            ("NG", "north-eastern Nigeria", 5),
            id="direction-north-eastern-nigeria",
        ),
        pytest.param(
            "An air strike killed 15 people in the north of Syria on Thursday.",
            ("SY", "north of Syria", 5),
            id="direction-north-of-syria",
        ),
        pytest.param(
            "Rebels shot dead five road workers in eastern India on Wednesday.",
            ("IN", "eastern India", 5),
            id="direction-eastern-india",
        ),
        pytest.param(
            "Clashes between herders and farmers left 30 dead in central Mali on Saturday.",
            ("ML", "central Mali", 5),
            id="direction-central-mali",
        ),
        pytest.param(
            "Bandits killed nine miners near Zamfara's town of Anka on Monday, Nigerian "
            "police said.",
            ("NG", "Anka", 2),
            id="near-anka",
        ),
        pytest.param(
            "Six people died when a mortar shell hit a house on the outskirts of Donetsk, "
            "Ukraine, on Sunday.",
            ("UA", "Donetsk", 2),
            id="near-donetsk",
        ),
        pytest.param(
            "Gunmen ambushed a bus about 40 miles southwest of Quetta, Pakistan, killing 13 "
            "people.",
            ("PK", "Quetta", 2),
            id="near-quetta",
        ),
        pytest.param(
            "A helicopter was shot down near the city of Idlib in Syria, killing both pilots.",
            ("SY", "Idlib", 2),
            id="near-idlib",
        ),
        pytest.param(
            "The attack took place in a village some 12 km from Maiduguri, the capital of "
            "Borno state; gunmen killed 18 people.",
            ("NG", "Maiduguri", 2),
            id="near-maiduguri",
        ),
        pytest.param(
            "A bomb went off outside Kano, Nigeria's second city, killing three people on Tuesday.",
            ("NG", "Kano", 2),
            id="near-kano",
        ),
        pytest.param(
            "A suicide bomber killed nine people in the Somali capital on Monday.",
            ("SO", "Mogadishu", 1),
            id="capital-mogadishu",
        ),
        pytest.param(
            "Gunmen killed a senator in the capital of Haiti, Port-au-Prince, on Monday.",
            ("HT", "Port-au-Prince", 1),
            id="capital-port-au-prince",
        ),
        pytest.param(
            "A car bomb exploded in the Yemeni capital, Sanaa, killing 12 people on Sunday.",
            ("YE", "Sanaa", 1),
            id="capital-sanaa",
        ),
        pytest.param(
            "Two policemen were shot dead in Burundi's capital on Saturday night.",
            ("BI", "Gitega", 1),
            id="capital-gitega",
        ),
        pytest.param(
            "An explosion killed six people in the Afghan capital on Tuesday.",
            ("AF", "Kabul", 1),
            id="capital-kabul",
        ),
        pytest.param(
            "Four people were killed in a bombing in Lashkar Gah, the capital of Helmand "
            "province, on Sunday.",
            ("AF", "Lashkar Gah", 1),
            id="capital-lashkar-gah",
        ),
        pytest.param(
            "Four people died when a grenade was thrown into a church in Nirobi, Kenyan "
            "police said on Sunday.",
            ("KE", "Nairobi", 1),
            id="spelling-nairobi",
        ),
        pytest.param(
            "A bomb killed 12 people in Mogadisho, the Somali government said on Saturday.",
            ("SO", "Mogadishu", 1),
            id="spelling-mogadishu",
        ),
        pytest.param(
            "Gunmen killed five people in Peshawer on Monday, Pakistani officials said.",
            ("PK", "Peshawar", 1),
            id="spelling-peshawar",
        ),
        pytest.param(
            "A suicide bomber killed ten people in Maidugari in Nigeria on Sunday.",
            ("NG", "Maiduguri", 1),
            id="spelling-maiduguri",
        ),
        pytest.param(
            "Shells killed six people in Kharkov, Ukraine, on Friday.",
            ("UA", "Kharkiv", 1),
            id="spelling-kharkiv",
        ),
        pytest.param(
            "A car bomb killed seven in Deir al-Zour in eastern Syria on Monday.",
            ("SY", "Deir ez-Zor", 1),
            id="spelling-deir-ez-zor",
        ),
        pytest.param(
            "The United States condemned the attack. A car bomb killed 11 people in Kabul on "
            "Monday. In Washington, the president called it an outrage.",
            ("AF", "Kabul", 1),
            id="which-kabul",
        ),
        pytest.param(
            "Police in Manila said gunmen shot dead a radio journalist in Davao on Monday.",
            ("PH", "Davao", 1),
            id="which-davao",
        ),
        pytest.param(
            "The wounded were flown to a hospital in Nairobi after gunmen attacked a bus "
            "near Lamu, killing five, the Kenyan Red Cross said.",
            ("KE", "Lamu", 2),
            id="which-lamu",
        ),
        pytest.param(
            "A Nigerian court in Abuja sentenced a man to death on Friday for the bombing of "
            "a church in Madalla which killed 37 people.",
            ("NG", "Madala", 1),
            id="which-madala",
        ),
        pytest.param(
            "Speaking in Geneva, a UN official said an air strike killed 20 people in Saada "
            "on Sunday.",
            ("YE", "Sa'dah", 1),
            id="which-sadah",
        ),
        pytest.param(
            "A soldier from Ohio was killed by a roadside bomb in Mosul, Iraq, on Monday, "
            "the Pentagon said.",
            ("IQ", "Mosul", 1),
            id="which-mosul",
        ),
        pytest.param(
            "Thirteen people were shot dead in Minya province, south of the Egyptian capital "
            "Cairo.",
            ("EG", "Minya", 4),
            id="beside-capital",
        ),
        pytest.param(
            "A bomb has killed four soldiers in Iraq's volatile Diyala province north-east "
            "of Baghdad.",
            ("IQ", "Diyala", 4),
            id="beside-without-comma",
        ),
        pytest.param(
            "Bandits stormed Maradun, a town in Zamfara state, killing 12 people.",
            ("NG", "Maradun", 1),
            id="town-in-apposition",
        ),
        pytest.param(
            "Gunmen killed two farmers in Eastern Province, Rwanda, on Sunday.",
            ("RW", "Eastern", 4),
            id="province-named-by-direction",
        ),
    ],
)
def test_the_finest_place_is_the_incidents(
    text: str, expected: tuple[str | None, str, int | None]
) -> None:
    assert where(text) == expected
