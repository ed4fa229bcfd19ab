"""What every feature stands on; imports nothing else of ours."""
