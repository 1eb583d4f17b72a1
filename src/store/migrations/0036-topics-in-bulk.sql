-- What a corrected fact was about is looked up row by row, and only for corrections: joined with all that was written, a planner that
-- has never met the neighbourhood compares every row of a whole import with every other.

create or replace function note_kinds() returns trigger language plpgsql as $$
declare topics text[];
begin
  case tg_table_name
    when 'fact' then
      select array_agg(topic_of_fact(k.kind)) into topics from (
        select distinct kind from changed
        -- what takes a fact back, or is written in its place, is about that fact
        union select (select f.kind from fact f where f.community_id = c.community_id and f.fact_id = c.corrects)
          from changed c where c.corrects is not null) k where k.kind is not null;
    when 'matter' then
      select array_agg(topic_of_fact(k.kind)) into topics from (select distinct kind from changed) k;
    when 'planned_check' then
      select array_agg(topic_of_check(k.kind)) into topics from (select distinct kind from changed) k;
    when 'transition' then
      select array_agg(topic_of_transition(k.kind)) into topics
        from (select distinct subject_kind as kind from changed) k;
    when 'tally' then
      select array_agg(topic_of_tally(k.kind)) into topics from (select distinct measure as kind from changed) k;
  end case;
  for place in 1 .. coalesce(array_length(topics, 1), 0) loop
    if topics[place] is not null then perform note_topic(topics[place]); end if;
  end loop;
  return null;
end
$$;
