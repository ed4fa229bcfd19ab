"""What pages and widgets stand on: work off the UI thread, lists, names, settings, questions."""
