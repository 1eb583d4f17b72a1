-- A post is closed once for a shift, and the street is asked once, from whichever screen.
update post_closure c set undone_at = c.made_at
  where c.undone_at is null and exists (
    select from post_closure o
    where o.community_id = c.community_id and o.post_id = c.post_id and o.hours_id = c.hours_id and o.day = c.day
      and o.undone_at is null and (o.made_at, o.closure_id) < (c.made_at, c.closure_id)
  );
create unique index post_closure_stands on post_closure (community_id, post_id, hours_id, day) where undone_at is null;

update task t set kind = 'own', cause = 'ask-street ' || replace(substr(t.cause, length('duty-gap/') + 1), '/', ' ')
  where t.cause like 'duty-gap/%' and not exists (
    select from task o
    where o.community_id = t.community_id and o.done_at is null and t.done_at is null
      and o.cause = 'ask-street ' || replace(substr(t.cause, length('duty-gap/') + 1), '/', ' ')
  );
