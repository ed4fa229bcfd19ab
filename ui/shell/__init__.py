"""The window around every page. It knows page descriptions, never a page."""
