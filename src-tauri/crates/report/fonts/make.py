"""Makes the four font files from Debian's fonts-noto-core; see README.md.

Usage: make.py NOTO_DIR OUT_DIR   (needs fonttools and brotli)
"""

import sys
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

# Latin (with Extended-A, -B, Additional), Greek (with polytonic), Cyrillic, combining marks, punctuation, currency.
RANGES = (
    "0020-007E 00A0-024F 0259-0259 02BB-02BD 02C6-02DD 0300-0304 0306-030C 0311-0312 0315-0315 031B-031B 0323-0328 "
    "032D-0331 0342-0345 035C-0361 0370-03FF 0400-052F 1E00-1EFF 1F00-1FFF 2010-2015 2017-2022 2026-2026 202F-202F "
    "2030-203E 2044-2044 2070-208E 20A0-20BF 2103-2103 2116-2116 2122-2122 2126-2126 212E-212E 2212-2212 2215-2215"
)

# What word processors put in by themselves and Noto Sans lacks: arrows, comparisons, ticks, bullets, faces.
BORROWED = {
    "NotoSansMath-Regular": "←↑→↓↔⇒≈≠≤≥∞√",
    "NotoSansSymbols2-Regular": "✓✔✗✘☐☑☒■□●○▪▫★☆♥▶►◦",
    "NotoSansSymbols-{face}": "☺☹",
}


def codepoints():
    """Every code point of RANGES."""
    for part in RANGES.split():
        first, last = (int(end, 16) for end in part.split("-"))
        yield from range(first, last + 1)


def borrow(font, source, characters):
    """Copies the outlines of `characters` from `source`, flattened, into `font`."""
    cmap, glyphs = source.getBestCmap(), source.getGlyphSet()
    assert source["head"].unitsPerEm == font["head"].unitsPerEm
    for character in characters:
        name, new = cmap[ord(character)], f"uni{ord(character):04X}"
        flat, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
        glyphs[name].draw(flat)
        flat.replay(pen)
        font.setGlyphOrder([*font.getGlyphOrder(), new])
        font["glyf"][new] = pen.glyph()
        font["glyf"][new].recalcBounds(font["glyf"])
        font["hmtx"][new] = (source["hmtx"][name][0], font["glyf"][new].xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(character)] = new


def make(noto, face, out):
    """Writes NotoSans-{face}.ttf and .woff2."""
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["DSIG"]
    font = TTFont(noto / f"NotoSans-{face}.ttf", recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codepoints())
    subsetter.subset(font)
    for name, characters in BORROWED.items():
        borrow(font, TTFont(noto / f"{name.format(face=face)}.ttf"), characters)
    font.save(out / f"NotoSans-{face}.ttf")
    font.flavor = "woff2"
    font.save(out / f"NotoSans-{face}.woff2")


if __name__ == "__main__":
    for each in ("Regular", "Bold"):
        make(Path(sys.argv[1]), each, Path(sys.argv[2]))
