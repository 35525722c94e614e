/** What each of the two windows shows. Locked and open are two pages: neither reads the screens of the other. */

export const work = () => import("./Work.svelte");
export const locked = () => import("./locked/Locked.svelte");
