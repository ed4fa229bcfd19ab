"""Where data lives: tables, stores and queries that implement the ports of `app`."""
