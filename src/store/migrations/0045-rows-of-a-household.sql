-- The rows of one household are opened together, also in a list of 50,000.
create index list_row_by_household on list_row (community_id, list_id, household) where household is not null;
