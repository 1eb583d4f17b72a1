-- Asked only of whoever becomes of age in this year: with the year alone they would stand at no gate until the next one.
alter table worker add column birth_month smallint check (birth_month between 1 and 12);
