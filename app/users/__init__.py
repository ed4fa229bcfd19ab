"""Named people with a role and a unit."""
