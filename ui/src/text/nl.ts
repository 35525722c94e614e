/** All Dutch text of the window. One file per area in `nl/`; its type is its own, so a missing text does not compile. */

import { access } from "./nl/access";
import { agenda } from "./nl/agenda";
import { archive } from "./nl/archive";
import { calendar } from "./nl/calendar";
import { cases, dossier, start } from "./nl/case";
import { checks } from "./nl/checks";
import { common } from "./nl/common";
import { conversation } from "./nl/conversation";
import { documents } from "./nl/documents";
import { errors } from "./nl/errors";
import { exports } from "./nl/exports";
import { family } from "./nl/family";
import { forms } from "./nl/forms";
import { handover } from "./nl/handover";
import { help } from "./nl/help";
import { intake } from "./nl/intake";
import { locked } from "./nl/locked";
import { measures } from "./nl/measures";
import { model } from "./nl/model";
import { more } from "./nl/more";
import { parts } from "./nl/parts";
import { related } from "./nl/related";
import { seal } from "./nl/seal";
import { signed } from "./nl/signed";
import { settings } from "./nl/settings";
import { shell } from "./nl/shell";
import { talk } from "./nl/talk";

export const nl = {
  access,
  agenda,
  archive,
  calendar,
  cases,
  checks,
  common,
  conversation,
  documents,
  dossier,
  errors,
  exports,
  family,
  forms,
  handover,
  help,
  intake,
  locked,
  measures,
  model,
  more,
  parts,
  related,
  seal,
  settings,
  signed,
  shell,
  start,
  talk,
} as const;
