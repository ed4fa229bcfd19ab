"""Journal: one client's one execution at a time, and drafts that survive a kill."""
