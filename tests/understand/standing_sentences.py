"""Sixty sentences as news of today writes them: the party asked about and its standing.

Sentences at even places were looked at while the rules were written; those at odd ones were not.
None: the party did nothing.
"""

FACT, CLAIMED, OFFICIAL = "reported_as_fact", "claimed", "suspected_by_authorities"
SUSPECTED, POSSIBLE, CLEARED = "suspected", "possible", "acquitted"

SENTENCES: tuple[tuple[str, str, str | None], ...] = (
    (
        "Gunmen from the Allied Democratic Forces hacked eleven farmers to "
        "death near Oicha on Sunday.",
        "Allied Democratic Forces",
        FACT,
    ),
    (
        "The Islamic State group said on its Telegram channel that its "
        "fighters had killed twelve soldiers in Tillabéri.",
        "Islamic State",
        CLAIMED,
    ),
    (
        "Nigerian police suspect Boko Haram of planting the device that killed "
        "four people at the bus park.",
        "Boko Haram",
        OFFICIAL,
    ),
    (
        "Residents accused the Rapid Support Forces of shelling the market in Omdurman.",
        "Rapid Support Forces",
        SUSPECTED,
    ),
    (
        "Investigators believe the killing may have been the work of the "
        "Jalisco New Generation Cartel.",
        "Jalisco New Generation Cartel",
        POSSIBLE,
    ),
    (
        "A Karachi court acquitted two members of Lashkar-e-Jhangvi of the 2014 bus bombing.",
        "Lashkar-e-Jhangvi",
        CLEARED,
    ),
    (
        "Al-Shabab militants stormed a beachside restaurant in Mogadishu, killing nine.",
        "Al-Shabab",
        FACT,
    ),
    (
        "Responsibility for the blast outside the stadium was claimed by the "
        "Kurdistan Freedom Hawks.",
        "Kurdistan Freedom Hawks",
        CLAIMED,
    ),
    (
        "Mali's army blamed JNIM for the ambush on a supply convoy near Ménaka.",
        "JNIM",
        OFFICIAL,
    ),
    (
        "Human Rights Watch said there was evidence that Burkinabe soldiers executed 56 villagers.",
        "Burkinabe soldiers",
        SUSPECTED,
    ),
    (
        "The attack was reportedly carried out by fighters of the Arakan Army.",
        "Arakan Army",
        SUSPECTED,
    ),
    (
        "It is unclear whether the ELN planted the bomb that damaged the pipeline.",
        "ELN",
        POSSIBLE,
    ),
    (
        "Turkey's interior ministry said the PKK was behind the explosion on Istiklal Avenue.",
        "PKK",
        OFFICIAL,
    ),
    (
        "The Pakistani Taliban, known as the TTP, has accepted responsibility "
        "for the assault on the police college.",
        "Pakistani Taliban",
        CLAIMED,
    ),
    (
        "Suspected Abu Sayyaf gunmen abducted two fishermen off Sabah.",
        "Abu Sayyaf",
        SUSPECTED,
    ),
    (
        "FARC dissidents ambushed a patrol in Cauca, leaving three officers dead.",
        "FARC",
        FACT,
    ),
    (
        "Prosecutors charged three members of the New IRA with the murder of the journalist.",
        "New IRA",
        OFFICIAL,
    ),
    (
        "A leaflet signed by the Conspiracy of Fire Cells was found near the burnt cash machine.",
        "Conspiracy of Fire Cells",
        CLAIMED,
    ),
    (
        "Kenyan officials said al-Shabab was responsible for the roadside bomb in Mandera.",
        "al-Shabab",
        OFFICIAL,
    ),
    (
        "Opposition leaders say the Wagner Group massacred civilians in the gold-mining village.",
        "Wagner Group",
        SUSPECTED,
    ),
    (
        "Hezbollah denied any involvement in the killing of the politician.",
        "Hezbollah",
        None,
    ),
    (
        "Israeli intelligence believes Hamas fired the rocket that struck the house in Sderot.",
        "Hamas",
        OFFICIAL,
    ),
    (
        "The United States held the Houthis responsible for the drone strike on the tanker.",
        "Houthis",
        OFFICIAL,
    ),
    (
        "The Taliban could be behind the kidnapping of the aid worker, diplomats said.",
        "Taliban",
        POSSIBLE,
    ),
    (
        "A man claiming to speak for the Tamil Tigers told the BBC that they "
        "had shot down the helicopter.",
        "Tamil Tigers",
        CLAIMED,
    ),
    (
        "Witnesses said troops from the Eritrean army looted the hospital and shot patients.",
        "Eritrean army",
        FACT,
    ),
    (
        "The bombing bore the hallmarks of Jemaah Islamiyah, analysts said.",
        "Jemaah Islamiyah",
        SUSPECTED,
    ),
    (
        "Maoist rebels blew up a railway line in Chhattisgarh's Dantewada district.",
        "Maoist rebels",
        FACT,
    ),
    (
        "Chad's government linked the suicide attacks on the police headquarters to Boko Haram.",
        "Boko Haram",
        OFFICIAL,
    ),
    (
        "The Lord's Resistance Army is believed to have kidnapped the thirty children.",
        "Lord's Resistance Army",
        SUSPECTED,
    ),
    (
        "Police named the Real IRA as the group behind the car bomb in Omagh.",
        "Real IRA",
        OFFICIAL,
    ),
    (
        "An audio message in which Ansaru admits to kidnapping the engineer was sent to reporters.",
        "Ansaru",
        CLAIMED,
    ),
    (
        "Villagers suspect that the Taliban buried the mine that killed the children.",
        "Taliban",
        SUSPECTED,
    ),
    (
        "The regional governor has accused the Tigray People's Liberation "
        "Front of carrying out the massacre in Mai Kadra.",
        "Tigray People's Liberation Front",
        OFFICIAL,
    ),
    (
        "No evidence has emerged that Hezbollah ordered the bombing.",
        "Hezbollah",
        POSSIBLE,
    ),
    (
        "Boko Haram fighters burnt the village to the ground, the army said.",
        "Boko Haram",
        FACT,
    ),
    (
        "In a video, the Shining Path took credit for the ambush in the Vraem valley.",
        "Shining Path",
        CLAIMED,
    ),
    (
        "The blast that killed two tourists was attributed by Egyptian "
        "authorities to Wilayat Sinai.",
        "Wilayat Sinai",
        OFFICIAL,
    ),
    (
        "The killings are presumed to be the work of the Sinaloa Cartel.",
        "Sinaloa Cartel",
        SUSPECTED,
    ),
    (
        "Local media pointed to the Barrio 18 gang as those responsible for "
        "the shooting on the bus.",
        "Barrio 18",
        SUSPECTED,
    ),
    (
        "Rights groups allege that members of the Myanmar army burned 200 homes in Sagaing.",
        "Myanmar army",
        SUSPECTED,
    ),
    (
        "ISIS claimed the suicide bombing at the mosque in Kunduz through its news outlet.",
        "ISIS",
        CLAIMED,
    ),
    (
        "Filipino commanders said the New People's Army might be responsible for the ambush.",
        "New People's Army",
        POSSIBLE,
    ),
    (
        "The court found that the Basque group ETA had murdered the councillor.",
        "ETA",
        FACT,
    ),
    (
        "An inquiry cleared the PKK of the arson attack on the school.",
        "PKK",
        CLEARED,
    ),
    (
        "The gang G9 set fire to a police station in Port-au-Prince on Thursday.",
        "G9",
        FACT,
    ),
    (
        "Ukrainian officials accused Russian forces of executing five prisoners near Avdiivka.",
        "Russian forces",
        OFFICIAL,
    ),
    (
        "The group calling itself Free Papua said in a statement that it had shot the pilot.",
        "Free Papua",
        CLAIMED,
    ),
    (
        "Somali security sources said they suspected al-Shabab in the murder of the lawmaker.",
        "al-Shabab",
        OFFICIAL,
    ),
    (
        "Alleged members of the Clan del Golfo shot dead a community leader in Chocó.",
        "Clan del Golfo",
        SUSPECTED,
    ),
    (
        "The attackers identified themselves as members of the Lashkar-e-Taiba, survivors said.",
        "Lashkar-e-Taiba",
        CLAIMED,
    ),
    (
        "Fighters loyal to al-Qaeda in the Arabian Peninsula beheaded fourteen soldiers on a bus.",
        "al-Qaeda in the Arabian Peninsula",
        FACT,
    ),
    (
        "Indian officials have long pointed the finger at Jaish-e-Mohammed for "
        "the raid on the air base.",
        "Jaish-e-Mohammed",
        OFFICIAL,
    ),
    (
        "The mayor said he believed the Zetas had killed his predecessor.",
        "Zetas",
        OFFICIAL,
    ),
    (
        "Relatives blame the paramilitary Janjaweed for the disappearance of eight young men.",
        "Janjaweed",
        SUSPECTED,
    ),
    (
        "M23 rebels executed at least 131 people in Kishishe, a UN inquiry found.",
        "M23",
        FACT,
    ),
    (
        "Thai police are searching for a man believed responsible for the shooting.",
        "Thai police",
        None,
    ),
    (
        "Soldiers came under attack by suspected insurgents near Maiduguri.",
        "Soldiers",
        None,
    ),
    (
        "Police accused the Oromo Liberation Army of kidnapping the students.",
        "Police",
        None,
    ),
    (
        "Two policemen were killed when the army's convoy was attacked by rebels.",
        "army",
        None,
    ),
)
