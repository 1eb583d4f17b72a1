-- Whoever is stood down at a post has their work handed over at once, by nobody's hand.
alter table hand_over alter column made_by drop not null;
