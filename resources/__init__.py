"""Data that ships with the program: fonts, icons, routines, templates, texts."""
