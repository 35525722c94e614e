//! Invented papers, small and large, plain and strange.

use chrono::{DateTime, NaiveDate};
use domain::document::{
    Block, Document, DocumentKind, Drawing, Letterhead, PageMark, SealNote, SignatureMark, SignaturePlace,
};
use domain::ids::ReportId;
use domain::picture::Picture;

/// Every sample with its name.
pub fn all() -> Vec<(&'static str, Document)> {
    vec![
        ("afspraken", agreements()),
        ("gespreksverslag", parent_report()),
        ("verslag-stap-7", meeting_report()),
        ("concept", concept()),
        ("een-regel", one_line()),
        ("vreemd", strange()),
        ("veertig-paginas", forty_pages()),
    ]
}

/// The agreements of step 3: signed by hand.
pub fn agreements() -> Document {
    let mut document = frame(DocumentKind::Agreements, "Afspraken na het gesprek", 1);
    document.copy_for = "Đorđe Yılmaz".into();
    document.blocks = vec![
        paragraph(
            "Op 3 november hebben we met elkaar gepraat over wat er in de klas en in de groepsapp is gebeurd. Iedereen \
             heeft het eigen verhaal verteld. Daarna hebben we afspraken gemaakt. Die staan op dit blad.",
        ),
        heading(2, "Wat we hebben afgesproken"),
        table(
            &["Wie", "Afspraak", "Van", "Tot", "Hoe kijken we dat na?"],
            &[
                &[
                    "Đorđe",
                    "Gaat in de pauze naar de mediatheek als het op het plein niet goed voelt.",
                    "4 nov",
                    "18 dec",
                    "De mentor vraagt het elke vrijdag.",
                ],
                &[
                    "Een andere leerling",
                    "Stuurt geen berichten over Đorđe meer en haalt de oude berichten weg.",
                    "4 nov",
                    "18 dec",
                    "De mentor kijkt samen met de leerling in de groepsapp.",
                ],
                &[
                    "Mevrouw Nuñez",
                    "Let in de les Engels op de plekken in de klas.",
                    "4 nov",
                    "—",
                    "In het teamoverleg van 20 november.",
                ],
            ],
        ),
        heading(2, "Als het niet stopt"),
        paragraph(
            "Dan praten we met de ouders en de schoolleiding, en beginnen we opnieuw bij de eerste stap van het plan.",
        ),
        heading(2, "Hoe gaat het verder?"),
        Block::List {
            numbered: false,
            items: vec![
                "Na twee dagen, een week en twee weken vraagt je mentor hoe het gaat.".into(),
                "Dat doen we op een rustige plek. Klikken bestaat niet: vertellen wat er gebeurt mag altijd.".into(),
                "Gebeurt het weer? Ga naar je mentor of naar mevrouw El Idrissi (kamer 1.14).".into(),
            ],
        },
        heading(3, "Wat je zelf nog kwijt wilt"),
        Block::WriteSpace { label: "Opmerkingen".into(), lines: 4 },
    ];
    document.signatures = vec![
        place("Đorđe Yılmaz", "leerling", "Ik heb deze afspraken gelezen en ik houd me eraan.", SignatureMark::Line),
        place("Wouter van den Berg", "mentor", "Ik onderteken namens de school.", SignatureMark::Line),
    ];
    document
}

/// The record of a conversation with parents, step 4: signed on the screen.
pub fn parent_report() -> Document {
    let mut document = frame(DocumentKind::ParentReport, "Verslag van ons gesprek", 2);
    document.copy_for = "mevrouw Łucja Wiśniewska en de heer Σταύρος Παπαδόπουλος".into();
    document.letterhead.logo = Some(logo());
    document.blocks = vec![
        heading(2, "Het gesprek"),
        Block::Facts(vec![
            ("Datum van het gesprek".into(), "dinsdag 10 november 2026, 15.30 uur".into()),
            ("Aanwezig".into(), "mevrouw Wiśniewska, de heer Παπαδόπουλος, Оксана Шевченко (tolk), Wouter van den Berg (mentor)".into()),
            ("Plaats".into(), "Het Voorbeeldcollege, kamer 0.07".into()),
        ]),
        heading(2, "Wat er speelt"),
        paragraph(
            "Sinds het begin van het schooljaar krijgt Zoë nare berichten in de groepsapp van de klas. In de pauze wordt zij \
             buitengesloten. Zij heeft dit op 2 november verteld aan haar mentor. De school ziet dit als pesten: het gebeurt \
             vaker, over een langere tijd, en Zoë kan zich er moeilijk tegen verdedigen.",
        ),
        paragraph(
            "De school heeft daarna met iedere leerling apart gesproken. Een andere leerling heeft verteld wat er in de \
             groepsapp gebeurde. Wat die leerling en de school hebben afgesproken, blijft tussen hen.",
        ),
        heading(2, "Wat we met u hebben besproken"),
        Block::Points(vec![
            (true, "U bent ingelicht over wat er is gebeurd en over de afspraken met Zoë.".into()),
            (true, "U herkent de signalen: Zoë slaapt slecht en wil op maandag niet naar school.".into()),
            (false, "U wilt een gesprek met de leerlingbegeleider.".into()),
        ]),
        heading(2, "Afspraken"),
        table(
            &["Wat", "Wie", "Wanneer"],
            &[
                &["De mentor vraagt Zoë hoe het gaat, op een rustige plek.", "Wouter van den Berg", "5, 10 en 17 november"],
                &["Zoë mag in de pauze in de mediatheek zitten.", "Conciërge", "tot de kerstvakantie"],
                &["U belt de mentor als u merkt dat het niet beter gaat.", "U", "altijd: 030 000 00 00"],
            ],
        ),
        Block::Notice {
            title: "Meer informatie".into(),
            text: "U kunt bellen met 0800-5010 (gratis) of kijken op de site van Ouders & Onderwijs. Bent u het niet eens met hoe \
                   de school dit aanpakt? Op de site van de school staat hoe u een klacht indient."
                .into(),
        },
        heading(2, "Uw opmerkingen"),
        paragraph("„Wij vinden het fijn dat de school snel heeft gebeld. We maken ons zorgen over de groepsapp.”"),
    ];
    document.signatures = vec![
        place("Łucja Wiśniewska", "ouder/verzorger", "Ik heb dit verslag gelezen.", drawn(7)),
        place(
            "Σταύρος Παπαδόπουλος",
            "ouder/verzorger",
            "Ik heb dit verslag gelezen.",
            SignatureMark::NotSigned("Tekent niet: wil het eerst thuis lezen.".into()),
        ),
        place("Wouter van den Berg", "mentor", "Ik onderteken namens de school.", drawn(3)),
    ];
    document.seal = Some(seal());
    document
}

/// The record of the meeting of step 7: sealed, several pages.
pub fn meeting_report() -> Document {
    let mut document = frame(DocumentKind::MeetingReport, "Verslag van het gesprek met directie en ouders", 3);
    document.copy_for = "de ouders van Łukasz Jansen-Nguyễn".into();
    let text = "De directeur legt uit waarom de school opnieuw met u wil praten. In september is het plan een eerste keer \
                doorlopen. In oktober is het weer misgegaan, op het plein en in de kleedkamer. Daarom zijn de eerste drie \
                stappen herhaald. De ouders zeggen dat zij schrikken van wat zij horen. Thuis is Łukasz rustig, en zij hadden \
                de indruk dat het juist beter ging.";
    for (title, repeat) in [
        ("Waarom dit gesprek", 2),
        ("Wat er is gebeurd", 4),
        ("Wat u daarvan vindt", 3),
        ("Verantwoordelijkheidsverdeling", 3),
    ] {
        document.blocks.push(heading(2, title));
        document.blocks.extend((0..repeat).map(|_| paragraph(text)));
    }
    document.blocks.push(heading(2, "Aanpak"));
    document.blocks.push(Block::List {
        numbered: true,
        items: (1..=11)
            .map(|number| format!("Afspraak {number}: elke dag om 8.15 uur meldt Łukasz zich bij de teamleider. Die vraagt hoe het gaat en schrijft dat op."))
            .collect(),
    });
    document.signatures = vec![
        place(
            "Anna Jansen",
            "ouder/verzorger",
            "Ik heb dit verslag gelezen en ik ben het eens met de aanpak.",
            drawn(1),
        ),
        place("Nguyễn Văn Đức", "ouder/verzorger", "Ik heb dit verslag gekregen.", drawn(5)),
        place("Drs. M. Çelik", "directeur", "Ik onderteken namens de school.", SignatureMark::Line),
    ];
    document.seal = Some(seal());
    document
}

/// Not frozen yet.
pub fn concept() -> Document {
    Document { mark: Some(PageMark::Concept), seal: None, ..parent_report() }
}

/// As little as there can be.
pub fn one_line() -> Document {
    let mut document = frame(DocumentKind::Agreements, "Afspraak", 4);
    document.letterhead.lines.clear();
    document.facts.clear();
    document.mark = Some(PageMark::Example);
    document.blocks = vec![paragraph("Klaar.")];
    document
}

/// Everything that could go wrong in a text that is allowed.
pub fn strange() -> Document {
    let mut document = frame(
        DocumentKind::ParentReport,
        "Vreemde, maar toegestane teksten met een titel die over meer dan één regel loopt",
        5,
    );
    let endless = "Onafgebrokenlettersdieniemandzotypt".repeat(8);
    document.copy_for = "Ñandú Ólafsdóttir-O’Brien & zoon <b>".into();
    document.blocks = vec![
        heading(3, "Een kop van niveau 3 meteen onder de titel"),
        paragraph(
            "Tekens: “aanhaling”, ‘enkel’, €\u{a0}12,50, 3 × 4 ≤ 12, ½, → ✓ ☐ ☺, e\u{301}e\u{301}n, j\u{301}, q\u{303}\u{323}, Ǆ, ẞ, ſ, \u{2126} en \u{b5}.",
        ),
        paragraph("Regel een\nRegel twee met\ttab\n\nRegel vier, na een lege regel"),
        paragraph(&endless),
        paragraph(
            "Leerlingbegeleidingsbijeenkomsten, arbeidsongeschiktheidsverzekeringsmaatschappij, verantwoordelijkheidsgevoelens en gemeenteraadsverkiezingsuitslagen.",
        ),
        paragraph(
            "Κάθε παιδί έχει δικαίωμα στην ασφάλεια. Кожна дитина має право на безпеку в школі. Her çocuk güvende olmalı.",
        ),
        paragraph(
            "https://voorbeeld.example/een/heel/lang/adres/zonder/spaties/dat/ergens/moet/breken?vraag=antwoord&nog=iets",
        ),
        table(&["Kort", "Lang woord", "Tekst"], &[&["1", &endless, "Gewone tekst ernaast."], &["2", "", ""], &["3"]]),
        table(
            &["Hoge rij", "Ernaast"],
            &[
                &[&"Een cel met heel veel tekst die niet op een bladzijde past. ".repeat(90), "Kort."],
                &["Na de hoge rij", "Kort."],
            ],
        ),
        Block::List { numbered: true, items: vec![String::new(), endless.clone(), "Gewoon.".into()] },
        Block::Points(vec![(true, endless.clone()), (false, String::new())]),
        Block::Notice {
            title: "Een lang kader".into(),
            text: "Dit kader loopt door op de volgende bladzijde. ".repeat(80),
        },
        Block::Facts(vec![
            ("Een lang label dat niet past in de eerste kolom".into(), "Waarde".into()),
            (endless, String::new()),
        ]),
        Block::Facts(vec![]),
        table(&[], &[]),
        table(&["Alleen een kop"], &[]),
        paragraph(""),
        Block::WriteSpace { label: "Veel ruimte om te schrijven".into(), lines: 40 },
        heading(2, "Een kop aan het eind"),
    ];
    document.signatures = vec![
        place(
            "Een punt",
            "leerling",
            "Ik heb dit gelezen.",
            SignatureMark::Drawn {
                drawing: Drawing {
                    width: 300,
                    height: 100,
                    strokes: vec![vec![(150, 50)], vec![(9, 9), (9, 9)], vec![], vec![(10_000, 10_000)]],
                },
                on: day(2026, 11, 10),
            },
        ),
        place("", "", "", SignatureMark::Line),
    ];
    document.seal = Some(seal());
    document
}

/// As long as a paper gets.
pub fn forty_pages() -> Document {
    let mut document = frame(DocumentKind::MeetingReport, "Een lang verslag", 6);
    for chapter in 1..=19 {
        document.blocks.push(heading(2, &format!("Gesprek {chapter}")));
        for part in 1..=3 {
            document.blocks.push(heading(3, &format!("Onderdeel {chapter}.{part}")));
            for paragraphs in 0..chapter % 3 + 2 {
                document.blocks.push(paragraph(
                    &"De mentor vraagt hoe het gaat en schrijft op wat de leerling vertelt, met diens eigen woorden. "
                        .repeat(3 + (part + paragraphs) % 4),
                ));
            }
        }
        let rows: Vec<Vec<String>> = (1..=chapter)
            .map(|row| {
                vec![
                    format!("{row}"),
                    format!("Punt {row} van gesprek {chapter}, met de tekst die erbij hoort."),
                    "besproken".into(),
                ]
            })
            .collect();
        document.blocks.push(Block::Table { header: vec!["Nr.".into(), "Punt".into(), "Uitkomst".into()], rows });
    }
    document.signatures = (0..6)
        .map(|index| place(&format!("Persoon {index}"), "ouder/verzorger", "Ik heb dit gelezen.", drawn(index)))
        .collect();
    document.seal = Some(seal());
    document
}

fn frame(kind: DocumentKind, title: &str, number: u8) -> Document {
    Document {
        id: ReportId(uuid::Uuid::from_bytes([number.wrapping_mul(37); 16])),
        kind: Some(kind),
        title: title.into(),
        copy_for: "de ouders van Zoë".into(),
        letterhead: Letterhead {
            school: "Het Voorbeeldcollege".into(),
            lines: vec![
                "Schoolstraat 1, 1234 AB Voorbeeldstad".into(),
                "030 000 00 00 · info@voorbeeldcollege.example".into(),
            ],
            logo: None,
        },
        author: "Wouter van den Berg, mentor".into(),
        facts: vec![
            ("Dossier".into(), "2026-014".into()),
            ("Ronde".into(), "1".into()),
            ("Versie".into(), "1".into()),
            ("Datum".into(), "10 november 2026".into()),
        ],
        dated: day(2026, 11, 10),
        made_at: DateTime::from_timestamp(1_793_980_800, 0).unwrap_or_default(),
        chain_head: "0123456789abcdef".repeat(4),
        mark: None,
        page_note: None,
        blocks: Vec::new(),
        signatures: Vec::new(),
        seal: None,
    }
}

/// Nine by four points: blue, and yellow at the right.
fn logo() -> Picture {
    let rows: &[u8] = &[
        0x78, 0xda, 0x63, 0x10, 0xb7, 0x8f, 0x47, 0x43, 0x2f, 0x57, 0x18, 0x41, 0x10, 0x03, 0x0d, 0xe4, 0x00, 0xe6,
        0xe5, 0x26, 0x1d,
    ];
    Picture { width: 9, height: 4, rows: rows.into() }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.into() }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.into())
}

fn table(header: &[&str], rows: &[&[&str]]) -> Block {
    let strings = |cells: &[&str]| cells.iter().map(|&cell| cell.to_owned()).collect();
    Block::Table { header: strings(header), rows: rows.iter().map(|row| strings(row)).collect() }
}

fn place(name: &str, role: &str, meaning: &str, mark: SignatureMark) -> SignaturePlace {
    SignaturePlace { name: name.into(), role: role.into(), meaning: meaning.into(), mark }
}

fn seal() -> SealNote {
    SealNote {
        holder: "Wouter van den Berg (mentor), Het Voorbeeldcollege".into(),
        fingerprint:
            "3F 9A 21 C4 77 0B D2 58 · E1 46 9C 03 AA 7E 12 BF · 90 5D 38 E7 64 1A C9 F2 · 0D 83 B6 2E 51 FA 47 9B"
                .into(),
    }
}

/// A scribble that looks somewhat like a name.
fn drawn(seed: u16) -> SignatureMark {
    let wave = |index: u16| {
        let heights = [60, 20, 75, 35, 90, 40, 62, 28, 80, 50, 66, 44];
        let height = heights.get(usize::from((index + seed) % 12)).copied().unwrap_or(50);
        (20 + index * 22 + (index * seed) % 9, height)
    };
    let strokes = vec![(0..12).map(wave).collect(), vec![(30, 95), (120, 88), (290, 92)], vec![(200, 15)]];
    SignatureMark::Drawn { drawing: Drawing { width: 320, height: 110, strokes }, on: day(2026, 11, 10) }
}
