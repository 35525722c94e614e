/** All Dutch text of the window. One file per area in `nl/`; its type is its own, so a missing text does not compile. */

import { common } from "./nl/common";
import { errors } from "./nl/errors";
import { locked } from "./nl/locked";
import { parts } from "./nl/parts";
import { shell } from "./nl/shell";

export const nl = { common, errors, locked, parts, shell } as const;
