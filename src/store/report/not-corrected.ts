/** Leaves out a fact (as f) that a later one has taken back. */
export const notCorrected = `not exists (select from fact c
    where c.community_id = f.community_id and c.corrects = f.fact_id)`
