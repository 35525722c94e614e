//! A name of the other side keeps a paper from being frozen: in the window, and past it.

#![expect(clippy::indexing_slicing, reason = "a JSON value answers null where it has nothing")]

use acceptance::window::{Failure, Home, Outcome, Program, story};
use serde_json::{Value, json};

use crate::PROGRAM;
use crate::examples::{EXAMPLES, agreements_request, case_of, fill};
use crate::steps::{open_case, unlock};

const BULLIED: &str = "Yasmína el Khatib";
const BULLYING: &str = "Bram van 't Hoff";
const PROMISE: &str = "Ik wacht Yasmína niet meer op bij de poort.";

#[test]
fn a_paper_with_a_name_of_the_other_side_is_not_frozen() -> Outcome {
    let home = Home::new("names", PROGRAM)?;
    let (case, request) = fill(&home, |session| {
        let file = case_of(session, BULLIED)?;
        Ok((json!(file.case.id), agreements_request(session, &file, BULLYING)?))
    })?;
    story(&home, |program| {
        unlock(program, EXAMPLES)?;
        open_case(program, BULLIED)?;
        promise(program)?;
        blocked_in_the_window(program)?;
        blocked_past_the_window(program, &case, &request)
    })
}

fn promise(program: &Program<'_>) -> Outcome {
    program.press("Afspraken en sancties")?;
    program.press("Voeg een afspraak toe")?;
    program.choose_near("Wie belooft dit?", BULLYING)?;
    program.fill("Wat is de afspraak?", PROMISE)?;
    program.fill("Hoe kijken we of het lukt?", "De conciërge kijkt elke middag.")?;
    program.picture("agreement")?;
    program.press("Leg de afspraak vast")?;
    program.see(PROMISE)?;
    program.press("Terug naar het dossier")
}

fn blocked_in_the_window(program: &Program<'_>) -> Outcome {
    program.press("Documenten")?;
    program.press(&format!("Maak afspraken voor {BULLYING}"))?;
    program.see("Er staat 1 naam in die deze lezer niet mag zien")?;
    program.press("Naar het voorbeeld")?;
    program.see("Zeg eerst bij alles wat is onderstreept wat je wilt.")?;
    program.see_not("Zo ziet het papier eruit.")?;
    program.picture("blocked")
}

/// The page is not what holds it back.
fn blocked_past_the_window(program: &Program<'_>, case: &Value, request: &Value) -> Outcome {
    let papers = papers(program, case)?;
    refused(program, case, request, "the recorded text")?;

    let (key, found) = passage_with_a_name(program, case, request)?;
    assert_eq!(found, PROMISE, "another text holds a name");
    let mut worse = request.clone();
    worse["edits"] = json!({ &key: "Ik laat YASMINA met rust." });
    refused(program, case, &worse, "another writing of the name")?;

    let mut reason = request.clone();
    reason["edits"] = json!({ &key: "Ik laat de ander met rust." });
    let clean = reason.clone();
    reason["signatures"][0]["way"] = json!({ "way": "not_signed", "reason": "Boos op el Khatib", "witness": "mentor" });
    refused(program, case, &reason, "the reason not to sign")?;
    assert_eq!(self::papers(program, case)?, papers, "a refused paper was kept");

    let frozen = program.invoke("freeze_document", &json!({ "caseId": case, "request": clean, "reasons": {} }))?;
    assert!(frozen.is_ok(), "without the name it is refused too: {frozen:?}");
    assert_eq!(self::papers(program, case)?, papers + 1);
    Ok(())
}

fn refused(program: &Program<'_>, case: &Value, request: &Value, what: &str) -> Outcome {
    match program.invoke("freeze_document", &json!({ "caseId": case, "request": request, "reasons": {} }))? {
        Err(refusal) if refusal["code"] == "names_found" && refusal["incident"] == false => Ok(()),
        other => Err(Failure::new(format!("{what}: {other:?}"))),
    }
}

/// The key and the text of the one passage in which names are found.
fn passage_with_a_name(program: &Program<'_>, case: &Value, request: &Value) -> Outcome<(String, String)> {
    let preview = program.invoke("preview_document", &json!({ "caseId": case, "request": request }))?;
    let preview = preview.map_err(|refusal| Failure::new(refusal.to_string()))?;
    let passages = preview["passages"].as_array().into_iter().flatten();
    let found: Vec<&Value> = passages
        .filter(|one| one["pieces"].as_array().into_iter().flatten().any(|piece| piece["kind"]["type"] == "name"))
        .collect();
    let [only] = found.as_slice() else { return Err(Failure::new(format!("{} passages", found.len()))) };
    let text = |field: &str| only[field].as_str().unwrap_or_default().to_owned();
    Ok((text("key"), text("text")))
}

/// How many papers the dossier has.
fn papers(program: &Program<'_>, case: &Value) -> Outcome<usize> {
    let view = program.invoke("case", &json!({ "id": case }))?.map_err(|refusal| Failure::new(refusal.to_string()))?;
    view["reports"].as_array().map(Vec::len).ok_or_else(|| Failure::new("a case without a list of papers"))
}
