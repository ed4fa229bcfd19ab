"""A paper on the screen before it is printed or saved."""
