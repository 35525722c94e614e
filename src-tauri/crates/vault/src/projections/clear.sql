DELETE FROM search;
DELETE FROM agenda;
DELETE FROM case_list;
