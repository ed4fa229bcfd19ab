"""The person card: numbered issues that never change, with their recipients."""
