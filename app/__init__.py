"""What the program knows and may do: rules, use cases, papers. No Qt, no SQL."""
