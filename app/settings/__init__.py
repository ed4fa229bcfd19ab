"""What a municipality decides for itself."""
