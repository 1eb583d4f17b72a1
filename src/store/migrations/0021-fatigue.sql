-- When somebody is tired, for neighbourhoods that are there already.
insert into policy (community_id, policy_id, rule, in_force_from, value, document, recorded_at)
  select c.community_id, gen_random_uuid(), 'fatigue', '2020-01-24'::date,
    '{"amberHours":48,"redHours":60,"amberNights":3,"redNights":5,"amberDays":6,"redDays":10,"restHours":12,"gateAge":18}'::jsonb,
    '由居委会自定', now()
  from community c
  on conflict do nothing;
