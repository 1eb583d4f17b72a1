-- What a swap keeps besides: who entered it at the desk, why it was refused, and the turns that it made, so that it can be undone.

alter table shift_swap
  -- null: by whoever asked, on their own page
  add column entered_by uuid,
  add column refused_why text check (refused_why in ('rules', 'short', 'other', 'declined'));

alter table shift_swap_part add column new_turn_id uuid;

create index shift_swap_part_by_turn on shift_swap_part (community_id, turn_id);
create index shift_swap_part_by_taker on shift_swap_part (community_id, to_worker_id);

-- Turns that fall to a rule of the place: two never stand in the same hours of the same day.
create unique index duty_turn_once on duty_turn (community_id, day, worker_id, hours_id, post_id)
  where ended_at is null and source in ('sign-up', 'swap');
