"""The client's time line."""
