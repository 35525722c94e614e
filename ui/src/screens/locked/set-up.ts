import type { Region, SchoolType, StaffRole } from "#ipc";

/** You, your school, your passphrase, your recovery key. */
export const SET_UP_PAGES = 4;

/** What the mentor fills in about themselves. */
export type MentorForm = { first: string; infix: string; last: string; role: StaffRole | undefined };

/** What the mentor fills in about the school. */
export type SchoolForm = {
  name: string;
  place: string;
  address: string;
  region: Region | undefined;
  type: SchoolType | undefined;
};

export const newMentor = (): MentorForm => ({ first: "", infix: "", last: "", role: "mentor" });
export const newSchool = (): SchoolForm => ({ name: "", place: "", address: "", region: undefined, type: undefined });
