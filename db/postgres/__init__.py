"""The shared store: PostgreSQL with a login for each person (docs/adr/0010)."""
