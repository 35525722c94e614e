import { expect, test } from "vitest";
import { namesOf } from "../src/text/nl/characters";

test("a character that can be seen is shown, one that can not is named", () => {
  expect(namesOf("💥")).toBe("\u2068💥\u2069");
  expect(namesOf("💥ع\u00ad")).toBe("\u2068💥\u2069, \u2068ع\u2069 en zacht afbreekstreepje (U+00AD)");
  expect(namesOf("\u200b\u202e\u0007")).toBe(
    "spatie zonder breedte (U+200B), onzichtbaar teken voor de leesrichting (U+202E) en besturingsteken (U+0007)",
  );
  expect(namesOf("\u0489\ufe0f\u{e0041}")).toBe(
    "los accent (U+0489), onzichtbaar variatieteken (U+FE0F) en onzichtbaar teken (U+E0041)",
  );
});

test("a text in another script is named in part", () => {
  const letters = [..."ابتثجحخدذرزسش"].join("");
  expect(namesOf(letters + letters)).toContain(" en nog 1 andere");
  expect(namesOf("")).toBe("");
});
