"""What was granted: decisions, services and care levels."""
