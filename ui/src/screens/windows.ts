/** What each of the two windows shows. Locked and open are two pages: neither reads the screens of the other. */

export const work = () => import("./Work.svelte");
/** Rare screens are read when they are asked for. */
export const measure = () => import("./measures/MeasureScreen.svelte");
export const locked = () => import("./locked/Locked.svelte");

/** Screens of the work that are seldom opened: their code is read when they are. */
export const pupil = () => import("./pupil/PupilScreen.svelte");
export const takeOver = () => import("./handover/TakeOverScreen.svelte");
export const check = () => import("./check/CheckScreen.svelte");
export const dataRequest = () => import("./access/RequestScreen.svelte");
export const archive = () => import("./archive/ArchiveScreen.svelte");
export const exportsPage = () => import("./exports/ExportsPage.svelte");
export const report = () => import("./documents/ReportScreen.svelte");
export const summer = () => import("./summer/SummerScreen.svelte");
