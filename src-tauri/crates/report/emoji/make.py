"""Writes nl.txt from the Dutch annotations of the CLDR.

    npm pack cldr-annotations-full@48.2.0 cldr-annotations-derived-full@48.2.0    # unpack both beside each other
    python3 make.py FOLDER_WITH_BOTH > nl.txt

Skin tones are left out: the program adds them itself.
"""

import json
import pathlib
import sys

FOLDERS = [("annotations", "cldr-annotations-full"), ("annotationsDerived", "cldr-annotations-derived-full")]
TONES = {chr(0x1F3FB + tone) for tone in range(5)}

names = {}
for inside, start in FOLDERS:
    found = next(pathlib.Path(sys.argv[1]).glob(f"{start}*/package/{inside}/nl/annotations.json"))
    entries = json.loads(found.read_text("utf-8"))[inside]["annotations"]
    names |= {sign.replace("\ufe0f", ""): entry["tts"][0] for sign, entry in entries.items() if "tts" in entry}
for sign in sorted(names):
    # Signs of one common character are letters' company, not emoji; a hand in two tones is known by its plain one.
    plain = len(sign) == 1 and sign < "\u203c"
    toned = len(sign) > 1 and TONES & set(sign)
    if not plain and not toned:
        print(f"{sign}\t{names[sign]}")
