/** What each of the two windows shows. Locked and open are two pages: neither reads the screens of the other. */

export const work = () => import("./Work.svelte");
/** Rare screens are read when they are asked for. */
export const measure = () => import("./measures/MeasureScreen.svelte");
export const locked = () => import("./locked/Locked.svelte");
